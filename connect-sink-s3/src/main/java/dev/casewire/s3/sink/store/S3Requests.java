// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/**
 * The requests that write one object.
 *
 * @param metadata user metadata to keep with the object
 * @param onlyIfAbsent whether the server is to refuse where an object of the key is there already
 */
record S3Requests(
        String bucket,
        String key,
        String contentType,
        Map<String, String> metadata,
        boolean onlyIfAbsent,
        StoreSettings.ObjectHeaders headers) {

    PutObjectRequest put() {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .metadata(metadata)
                .ifNoneMatch(condition())
                .serverSideEncryption(headers.encryption())
                .ssekmsKeyId(headers.kmsKeyId())
                .acl(headers.cannedAcl())
                .build();
    }

    CreateMultipartUploadRequest create() {
        return CreateMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
                .metadata(metadata)
                .serverSideEncryption(headers.encryption())
                .ssekmsKeyId(headers.kmsKeyId())
                .acl(headers.cannedAcl())
                .build();
    }

    UploadPartRequest part(String uploadId, int number) {
        return UploadPartRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(uploadId)
                .partNumber(number)
                .build();
    }

    CompleteMultipartUploadRequest complete(String uploadId, List<CompletedPart> parts) {
        return CompleteMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(uploadId)
                .multipartUpload(upload -> upload.parts(parts))
                .ifNoneMatch(condition())
                .build();
    }

    AbortMultipartUploadRequest abort(String uploadId) {
        return AbortMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(uploadId)
                .build();
    }

    HeadObjectRequest head() {
        return HeadObjectRequest.builder().bucket(bucket).key(key).build();
    }

    private @Nullable String condition() {
        return onlyIfAbsent ? "*" : null;
    }
}
