// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK's exceptions mean for this sink, in sentences that name the setting to look at. */
final class S3Failures {

    /** Answers below 500 that pass by themselves. */
    private static final Set<String> PASSING = Set.of(
            "SlowDown",
            "RequestTimeout",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "RequestLimitExceeded",
            "ExpiredToken",
            "TokenRefreshRequired",
            "BadDigest",
            "IncompleteBody",
            "OperationAborted",
            "ConditionalRequestConflict",
            "NoSuchUpload",
            "InvalidPart");

    private static final Set<String> OTHER_REGION = Set.of(
            "PermanentRedirect",
            "TemporaryRedirect",
            "AuthorizationHeaderMalformed",
            "IllegalLocationConstraintException");

    private final BucketPlace place;

    S3Failures(BucketPlace place) {
        this.place = place;
    }

    StoreException of(SdkException e) {
        StoreFailure failure = e instanceof AwsServiceException answer ? answered(answer) : unanswered(e);
        return new StoreException(failure, e);
    }

    /** An object is in the way, and the answer to what it holds was 403. */
    StoreException unseen(String key, AwsServiceException e) {
        return new StoreException(
                new StoreFailure.Permanent(
                        "s3.bucket",
                        "Object " + key + " is in " + place.described()
                                + " already, and looking at what it holds is denied ("
                                + said(e) + "). Allow s3:GetObject on " + place.bucket() + "/" + place.prefix()
                                + "*, or set s3.conditional.writes=false."),
                e);
    }

    /** An object is in the way that does not say which records it holds. */
    StoreException unlabelled(String key) {
        StoreFailure failure = new StoreFailure.Permanent(
                "s3.prefix",
                "Object " + key + " is in " + place.described()
                        + " already and does not tell which records it holds: this"
                        + " connector did not write it, or the server keeps no user metadata. Choose another s3.prefix, or"
                        + " set s3.conditional.writes=false to have it replaced.");
        return new StoreException(failure);
    }

    private StoreFailure answered(AwsServiceException e) {
        String code = code(e);
        int status = e.statusCode();
        if ((status >= 500 && status != 501) || status == 429 || PASSING.contains(code)) {
            return new StoreFailure.Transient(
                    "s3.bucket", place.described() + " cannot take objects at the moment (" + said(e) + ").");
        }
        if (code.equals("InvalidAccessKeyId")) {
            return new StoreFailure.Permanent(
                    "s3.access.key.id",
                    "The access key id is not known to the server of " + place.described()
                            + ". Correct s3.access.key.id, or remove it and"
                            + " s3.secret.access.key to use the worker's own role.");
        }
        if (code.equals("SignatureDoesNotMatch")) {
            return new StoreFailure.Permanent(
                    "s3.secret.access.key",
                    "The secret access key does not belong to the access key id, says the server of "
                            + place.described() + ". Correct s3.secret.access.key.");
        }
        if (status == 301 || status == 307 || OTHER_REGION.contains(code)) {
            return new StoreFailure.Permanent(
                    "s3.region",
                    "Bucket \"" + place.bucket() + "\" is not in region " + place.region() + regionHint(e)
                            + ". Set s3.region to the bucket's region.");
        }
        if (status == 404 && code.equals("NoSuchKey")) {
            return new StoreFailure.Transient(
                    "s3.bucket", "An object of " + place.described() + " went away while it was looked at.");
        }
        if (status == 404) {
            return new StoreFailure.Permanent(
                    "s3.bucket",
                    "There is no " + place.described() + ". Create it, or correct s3.bucket" + endpointHint() + ".");
        }
        if (status == 403) {
            return new StoreFailure.Permanent(
                    "s3.bucket",
                    "Access to " + place.described() + " is denied (" + said(e)
                            + "). The connector's role or keys need s3:PutObject, s3:GetObject and"
                            + " s3:AbortMultipartUpload on "
                            + place.bucket() + "/" + place.prefix()
                            + "*, and kms:GenerateDataKey and kms:Decrypt where the"
                            + " bucket encrypts with a KMS key.");
        }
        if (status == 501) {
            return new StoreFailure.Permanent(
                    "s3.endpoint",
                    "The server of " + place.described() + " does not know a header of the request (" + said(e)
                            + "). Leave s3.sse and s3.acl unset for it, and set s3.conditional.writes=false if it does not"
                            + " know If-None-Match.");
        }
        return new StoreFailure.Permanent(
                "s3.bucket", place.described() + " refuses the object (" + said(e) + "). Check the s3 settings.");
    }

    private StoreFailure unanswered(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials")) {
            return new StoreFailure.Transient(
                    "s3.access.key.id",
                    "No AWS credentials were found for " + place.described()
                            + ". Give the worker a role, or set s3.access.key.id and s3.secret.access.key.");
        }
        return new StoreFailure.Transient(
                "s3.endpoint",
                "No answer from " + place.described() + ": " + rootCause(e)
                        + ". Check s3.endpoint and s3.region, and that the worker may reach S3 (DNS, routes, VPC endpoint).");
    }

    private String endpointHint() {
        return place.endpoint() == null ? "" : " or s3.endpoint";
    }

    private static String regionHint(AwsServiceException e) {
        String region = e.awsErrorDetails() == null
                ? ""
                : e.awsErrorDetails()
                        .sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .orElse("");
        return region.isEmpty() ? "" : " but in " + region;
    }

    private static String code(AwsServiceException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return code == null ? "" : code;
    }

    /** Status and S3's code, never its message: that may quote headers. */
    private static String said(AwsServiceException e) {
        String code = code(e);
        return code.isEmpty() ? "status " + e.statusCode() : "status " + e.statusCode() + " " + code;
    }

    private static String rootCause(Throwable e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
