// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.net.URI;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How the bucket is reached and written.
 *
 * @param endpoint null for AWS's own of the region
 * @param keys null for AWS's default chain of credentials
 * @param partBytes size of a part of a multipart upload; smaller objects go in one request
 * @param conditionalWrites whether the server is to keep objects that are there instead of replacing them
 * @param headers what is said with each object
 */
public record StoreSettings(
        String bucket,
        String prefix,
        String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        @Nullable AccessKeys keys,
        int partBytes,
        boolean conditionalWrites,
        ObjectHeaders headers) {

    /** A fixed pair of keys. */
    public record AccessKeys(String id, Password secret) {}

    /**
     * Headers of uploads; none is sent unless set, as not every S3 server knows them.
     *
     * @param encryption {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
     */
    public record ObjectHeaders(
            @Nullable String encryption,
            @Nullable String kmsKeyId,
            @Nullable String cannedAcl) {}

    BucketPlace place() {
        return new BucketPlace(bucket, prefix, region, endpoint);
    }
}
