// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** S3 clients of a task and of a check. */
final class S3Clients {

    /** One task uploads one object at a time. */
    private static final int CONNECTIONS = 4;

    private S3Clients() {}

    /** For a task: three attempts within two minutes a request, far below a worker's five minutes between polls. */
    static S3Client forTask(StoreSettings settings) {
        return builder(settings, Duration.ofSeconds(30))
                .overrideConfiguration(override -> override.apiCallAttemptTimeout(Duration.ofSeconds(40))
                        .apiCallTimeout(Duration.ofSeconds(120))
                        .retryStrategy(RetryMode.STANDARD))
                .build();
    }

    /** For a check while somebody waits: one attempt, a few seconds. */
    static S3Client forCheck(StoreSettings settings) {
        return builder(settings, Duration.ofSeconds(4))
                .overrideConfiguration(override ->
                        override.apiCallTimeout(Duration.ofSeconds(5)).retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private static S3ClientBuilder builder(StoreSettings settings, Duration socketTimeout) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                .forcePathStyle(settings.pathStyle())
                .httpClientBuilder(ApacheHttpClient.builder()
                        .maxConnections(CONNECTIONS)
                        .connectionTimeout(Duration.ofSeconds(4))
                        .socketTimeout(socketTimeout));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        StoreSettings.AccessKeys keys = settings.keys();
        if (keys != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys.id(), keys.secret().value())));
        }
        return builder;
    }
}
