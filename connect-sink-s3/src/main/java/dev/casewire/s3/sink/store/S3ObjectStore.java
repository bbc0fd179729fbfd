// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of S3 or of a server that speaks its API. */
public final class S3ObjectStore implements ObjectStore {

    private final S3Client client;
    private final StoreSettings settings;
    private final S3Failures failures;

    private S3ObjectStore(S3Client client, StoreSettings settings) {
        this.client = client;
        this.settings = settings;
        this.failures = new S3Failures(settings.place());
    }

    /** Opens a client; no request is made. */
    public static S3ObjectStore open(StoreSettings settings) {
        return new S3ObjectStore(S3Clients.forTask(settings), settings);
    }

    @Override
    public ObjectUpload begin(NewObject object) {
        S3Requests requests = new S3Requests(
                settings.bucket(),
                object.key(),
                object.contentType(),
                RangeMetadata.of(object.range()),
                settings.conditionalWrites(),
                settings.headers());
        return new S3Upload(client, requests, failures, settings.partBytes());
    }

    @Override
    public void close() {
        client.close();
    }
}
