// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Answers of AWS that no server of the tests gives. */
class S3FailuresTest {

    private final S3Failures failures = new S3Failures(new BucketPlace("audit", "lake/", "eu-central-1", null));

    @ParameterizedTest
    @CsvSource({
        "301, PermanentRedirect, permanent, s3.region, Set s3.region to the bucket's region",
        "400, AuthorizationHeaderMalformed, permanent, s3.region, not in region eu-central-1 but in us-west-2",
        "400, IllegalLocationConstraintException, permanent, s3.region, us-west-2",
        "403, InvalidAccessKeyId, permanent, s3.access.key.id, not known",
        "403, SignatureDoesNotMatch, permanent, s3.secret.access.key, Correct s3.secret.access.key",
        "403, AccessDenied, permanent, s3.bucket, s3:PutObject",
        "403, KMS.DisabledException, permanent, s3.bucket, kms:GenerateDataKey",
        "404, NoSuchBucket, permanent, s3.bucket, Create it",
        "400, KeyTooLongError, permanent, s3.bucket, KeyTooLongError",
        "501, NotImplemented, permanent, s3.endpoint, s3.sse and s3.acl",
        "400, ExpiredToken, transient, s3.bucket, ExpiredToken",
        "404, NoSuchUpload, transient, s3.bucket, NoSuchUpload",
        "409, OperationAborted, transient, s3.bucket, OperationAborted",
        "429, TooManyRequests, transient, s3.bucket, 429",
        "500, InternalError, transient, s3.bucket, InternalError",
        "503, SlowDown, transient, s3.bucket, SlowDown"
    })
    void shouldTellWhatPassesAndWhichSettingToLookAt(
            int status, String code, String kind, String setting, String sentence) {
        StoreFailure failure = failures.of(answer(status, code)).failure();

        assertThat(failure)
                .isInstanceOf(kind.equals("transient") ? StoreFailure.Transient.class : StoreFailure.Permanent.class);
        assertThat(failure.setting()).isEqualTo(setting);
        assertThat(failure.sentence()).contains("audit", sentence).endsWith(".");
    }

    @Test
    void shouldNotRepeatTheServersMessageWhichMayQuoteTheRequest() {
        assertThat(failures.of(answer(403, "AccessDenied")).getMessage()).doesNotContain("c4n4ry");
    }

    @Test
    void shouldWaitForCredentialsThatAreMissingForNow() {
        StoreFailure failure = failures.of(
                        SdkClientException.create("Unable to load credentials from any of the providers in the chain"))
                .failure();

        assertThat(failure).isInstanceOf(StoreFailure.Transient.class);
        assertThat(failure.setting()).isEqualTo("s3.access.key.id");
        assertThat(failure.sentence()).contains("Give the worker a role");
    }

    private static S3Exception answer(int status, String code) {
        return (S3Exception) S3Exception.builder()
                .statusCode(status)
                .message("c4n4ry")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("c4n4ry")
                        .sdkHttpResponse(SdkHttpResponse.builder()
                                .statusCode(status)
                                .putHeader("x-amz-bucket-region", "us-west-2")
                                .build())
                        .build())
                .build();
    }
}
