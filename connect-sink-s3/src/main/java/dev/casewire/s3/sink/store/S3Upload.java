// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One object: a single request if it fits a part, a multipart upload if not. */
final class S3Upload extends ObjectUpload {

    private static final Logger log = LoggerFactory.getLogger(S3Upload.class);

    private static final int FORBIDDEN = 403;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client client;
    private final S3Requests requests;
    private final S3Failures failures;
    private final PartBuffer part;
    private final List<CompletedPart> sent = new ArrayList<>();
    private @Nullable String uploadId;
    private @Nullable StoreException failed;
    private boolean stored;

    S3Upload(S3Client client, S3Requests requests, S3Failures failures, int partBytes) {
        this.client = client;
        this.requests = requests;
        this.failures = failures;
        this.part = new PartBuffer(partBytes);
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        if (failed != null) {
            // A format that still writes its end after a failure must not wait for the server once more.
            throw new StoreException(failed.failure(), failed);
        }
        int written = 0;
        while (written < length) {
            // A full part waits for the next byte: an object of exactly one part still goes in one request.
            if (part.isFull()) {
                sendPart();
            }
            written += part.fill(source, offset + written, length - written);
        }
    }

    @Override
    public Completion complete() {
        try {
            send();
        } catch (AwsServiceException e) {
            if (e.statusCode() == PRECONDITION_FAILED && requests.onlyIfAbsent()) {
                return new Completion.Taken(rangeInBucket());
            }
            throw failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
        stored = true;
        return new Completion.Stored();
    }

    private void send() {
        if (uploadId == null) {
            client.putObject(requests.put(), part.body(requests.contentType()));
            return;
        }
        String id = uploadId;
        if (!part.isEmpty()) {
            sendPart();
        }
        client.completeMultipartUpload(requests.complete(id, sent));
    }

    private RowRange rangeInBucket() {
        try {
            Optional<RowRange> range =
                    RangeMetadata.read(client.headObject(requests.head()).metadata());
            return range.orElseThrow(() -> failures.unlabelled(requests.key()));
        } catch (AwsServiceException e) {
            throw e.statusCode() == FORBIDDEN ? failures.unseen(requests.key(), e) : failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (uploadId == null || stored) {
            return;
        }
        String id = uploadId;
        uploadId = null;
        try {
            client.abortMultipartUpload(requests.abort(id));
        } catch (SdkException e) {
            // The parts stay, unseen and paid for, until the bucket's rule for incomplete uploads removes them.
            log.warn("could not abort an upload key={} cause={}", requests.key(), e.getMessage());
        }
    }

    private void sendPart() {
        if (uploadId == null) {
            uploadId =
                    call(() -> client.createMultipartUpload(requests.create())).uploadId();
        }
        String id = uploadId;
        int number = sent.size() + 1;
        String tag = call(() -> client.uploadPart(requests.part(id, number), part.body(requests.contentType())))
                .eTag();
        sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        part.clear();
    }

    private <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private StoreException failed(SdkException e) {
        StoreException failure = failures.of(e);
        failed = failure;
        return failure;
    }
}
