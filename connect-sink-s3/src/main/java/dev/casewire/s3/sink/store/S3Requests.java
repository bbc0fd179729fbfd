// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.util.List;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** The requests that write one object. */
record S3Requests(String bucket, String key, String contentType, StoreSettings.ObjectHeaders headers) {

    PutObjectRequest put() {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(contentType)
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
                .build();
    }

    AbortMultipartUploadRequest abort(String uploadId) {
        return AbortMultipartUploadRequest.builder()
                .bucket(bucket)
                .key(key)
                .uploadId(uploadId)
                .build();
    }
}
