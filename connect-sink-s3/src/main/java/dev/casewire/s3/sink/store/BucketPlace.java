// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Which bucket, and where; said in every message about it. */
record BucketPlace(
        String bucket,
        String prefix,
        String region,
        @Nullable URI endpoint) {

    /** Such as {@code bucket "audit" (region eu-central-1)}. */
    String described() {
        return "bucket \"" + bucket + "\" (" + server() + ")";
    }

    private String server() {
        return endpoint == null ? "region " + region : "region " + region + ", endpoint " + endpoint;
    }
}
