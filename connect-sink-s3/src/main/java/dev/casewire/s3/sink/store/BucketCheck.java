// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Asks the bucket whether this configuration may write to it. A multipart upload is begun and aborted: that needs the very
 * rights the sink needs and no more, and leaves no object.
 */
public final class BucketCheck {

    private static final String NAME = "casewire-connection-check";

    private BucketCheck() {}

    /** What is wrong, or nothing. Ends within about ten seconds. */
    public static Optional<StoreFailure> of(StoreSettings settings) {
        S3Requests requests = new S3Requests(
                settings.bucket(), settings.prefix() + NAME, "text/plain", Map.of(), false, settings.headers());
        try (S3Client client = S3Clients.forCheck(settings)) {
            String uploadId = client.createMultipartUpload(requests.create()).uploadId();
            client.abortMultipartUpload(requests.abort(uploadId));
            return Optional.empty();
        } catch (SdkException e) {
            return Optional.of(new S3Failures(settings.place()).of(e).failure());
        }
    }
}
