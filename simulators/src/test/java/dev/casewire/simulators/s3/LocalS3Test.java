// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class LocalS3Test {

    private static final String BUCKET = "lake";

    @TempDir
    Path folder;

    private LocalS3 s3;
    private FaultyS3 front;
    private S3Client client;

    @BeforeEach
    void start() {
        s3 = LocalS3.over(folder.resolve("objects")).bucket(BUCKET).start();
        front = FaultyS3.before(s3);
        client = client(front.endpoint(), LocalS3.DEFAULT_SECRET_ACCESS_KEY);
    }

    @AfterEach
    void stop() {
        client.close();
        front.close();
        s3.close();
    }

    private static S3Client client(URI endpoint, String secret) {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalS3.DEFAULT_ACCESS_KEY_ID, secret)))
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    private void put(String key, String body) {
        client.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(body));
    }

    @Test
    void shouldKeepObjectsAsPlainFiles() throws Exception {
        put("a/b/c.json", "{}");

        assertThat(s3.bucketFolder(BUCKET).resolve("a/b/c.json")).hasContent("{}");
        assertThat(client.listObjectsV2(r -> r.bucket(BUCKET).prefix("a/")).contents())
                .singleElement()
                .satisfies(object -> assertThat(object.key()).isEqualTo("a/b/c.json"));
        assertThat(client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a/b/c.json"))
                        .asUtf8String())
                .isEqualTo("{}");
    }

    @Test
    void shouldShowTheSameObjectsAfterARestartOnTheSamePort() {
        put("kept", "yes");
        int port = s3.port();
        s3.close();
        s3 = LocalS3.over(folder.resolve("objects")).bucket(BUCKET).port(port).start();

        assertThat(s3.port()).isEqualTo(port);
        try (S3Client direct = client(s3.endpoint(), LocalS3.DEFAULT_SECRET_ACCESS_KEY)) {
            assertThat(direct.getObjectAsBytes(r -> r.bucket(BUCKET).key("kept"))
                            .asUtf8String())
                    .isEqualTo("yes");
        }
    }

    @Test
    void shouldTakeAMultipartUpload() {
        String key = "big.bin";
        byte[] part = new byte[6 * 1024 * 1024];
        String upload =
                client.createMultipartUpload(r -> r.bucket(BUCKET).key(key)).uploadId();
        CompletedPart[] done = new CompletedPart[2];
        for (int i = 0; i < 2; i++) {
            int number = i + 1;
            String etag = client.uploadPart(
                            r -> r.bucket(BUCKET).key(key).uploadId(upload).partNumber(number),
                            RequestBody.fromBytes(part))
                    .eTag();
            done[i] = CompletedPart.builder().partNumber(number).eTag(etag).build();
        }
        client.completeMultipartUpload(
                r -> r.bucket(BUCKET).key(key).uploadId(upload).multipartUpload(m -> m.parts(done)));

        assertThat(client.headObject(r -> r.bucket(BUCKET).key(key)).contentLength())
                .isEqualTo(2L * part.length);
        assertThat(front.requests(S3Operation.UPLOAD_PART)).isEqualTo(2);
        assertThat(front.requests(S3Operation.COMPLETE_MULTIPART_UPLOAD)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatExistsOnAConditionalPut() {
        put("once", "first");

        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket(BUCKET).key("once").ifNoneMatch("*"), RequestBody.fromString("second")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThat(s3.bucketFolder(BUCKET).resolve("once")).hasContent("first");
    }

    @Test
    void shouldTellAMissingBucketAndAWrongSecret() {
        assertThatThrownBy(() -> client.putObject(r -> r.bucket("absent").key("k"), RequestBody.fromString("x")))
                .isInstanceOf(NoSuchBucketException.class);
        try (S3Client stranger = client(s3.endpoint(), "wrong")) {
            assertThatThrownBy(() -> stranger.listObjectsV2(r -> r.bucket(BUCKET)))
                    .isInstanceOfSatisfying(S3Exception.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(403);
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch");
                    });
        }
    }

    @Test
    void shouldRefuseABucketNameThatS3DoesNotTake() {
        assertThatThrownBy(() -> LocalS3.over(folder).bucket("b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'b'");
    }

    @Test
    void shouldTellAWrongETagOnAConditionalPut() {
        put("state", "1");
        String etag = client.headObject(r -> r.bucket(BUCKET).key("state")).eTag();
        client.putObject(r -> r.bucket(BUCKET).key("state").ifMatch(etag), RequestBody.fromString("2"));

        assertThatThrownBy(() ->
                        client.putObject(r -> r.bucket(BUCKET).key("state").ifMatch(etag), RequestBody.fromString("3")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void shouldNotKnowServerSideEncryption() {
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket(BUCKET).key("k").serverSideEncryption("AES256"), RequestBody.fromString("x")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(501));
    }

    @Test
    void shouldNameThePortThatIsTaken() {
        assertThatThrownBy(() -> LocalS3.over(folder).port(s3.port()).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(":" + s3.port());
    }

    @Test
    void shouldRefuseAsOftenAsAskedAndOnlyWhatWasAsked() {
        front.inject(S3Fault.of(S3Fault.Kind.SLOW_DOWN)
                .on(S3Operation.PUT_OBJECT)
                .skip(1)
                .times(2));

        put("one", "1");
        assertThat(statusOfPut("two")).isEqualTo(503);
        client.headObject(r -> r.bucket(BUCKET).key("one"));
        assertThat(statusOfPut("two")).isEqualTo(503);
        put("two", "2");

        assertThat(front.fired(S3Fault.Kind.SLOW_DOWN)).isEqualTo(2);
        assertThat(front.requests(S3Operation.PUT_OBJECT)).isEqualTo(4);
    }

    @Test
    void shouldDenyUntilCleared() {
        front.inject(S3Fault.of(S3Fault.Kind.DENIED).untilCleared());
        assertThat(statusOfPut("k")).isEqualTo(403);
        assertThat(statusOfPut("k")).isEqualTo(403);

        front.clearFaults();
        put("k", "v");
    }

    @Test
    void shouldCutBeforeOrAfterTheEffect() {
        front.inject(S3Fault.of(S3Fault.Kind.CUT_BEFORE).on(S3Operation.PUT_OBJECT));
        front.inject(S3Fault.of(S3Fault.Kind.CUT_AFTER).on(S3Operation.PUT_OBJECT));

        assertThatThrownBy(() -> put("never", "x")).isInstanceOf(SdkClientException.class);
        assertThatThrownBy(() -> put("done", "x")).isInstanceOf(SdkClientException.class);

        assertThat(Files.exists(s3.bucketFolder(BUCKET).resolve("never"))).isFalse();
        assertThat(s3.bucketFolder(BUCKET).resolve("done")).hasContent("x");
    }

    @Test
    void shouldServeAHeldRequestOnlyAfterItsRelease() throws Exception {
        front.inject(S3Fault.of(S3Fault.Kind.HELD).on(S3Operation.PUT_OBJECT));
        CompletableFuture<Void> held = CompletableFuture.runAsync(() -> put("late", "held"));
        await().until(() -> front.fired(S3Fault.Kind.HELD) == 1);
        put("late", "first");

        front.release();
        held.get(20, TimeUnit.SECONDS);

        assertThat(s3.bucketFolder(BUCKET).resolve("late")).hasContent("held");
    }

    @Test
    void shouldSayWhetherMetadataIsKept() {
        client.putObject(
                r -> r.bucket(BUCKET).key("labelled").metadata(Map.of("casewire-rows", "3")),
                RequestBody.fromString("x"));

        assertThat(client.headObject(r -> r.bucket(BUCKET).key("labelled")).metadata())
                .isEqualTo(s3.keepsMetadata() ? Map.of("casewire-rows", "3") : Map.of());
    }

    private int statusOfPut(String key) {
        try {
            put(key, "x");
            return 200;
        } catch (S3Exception e) {
            return e.statusCode();
        }
    }

    /** What a kill leaves lies where the server had it while it came. */
    @Test
    void shouldRemoveWhatAKilledServerWasReceiving() throws Exception {
        put("whole-2bccf0d8-af24-39e0-9481-24714d543c8f", "whole");
        Path uploading = nameWhileUploading("big");
        Files.writeString(uploading, "half of i");

        s3.close();
        s3 = LocalS3.over(folder.resolve("objects")).bucket(BUCKET).start();

        try (Stream<Path> files = Files.list(s3.bucketFolder(BUCKET))) {
            assertThat(files)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("big", "whole-2bccf0d8-af24-39e0-9481-24714d543c8f");
        }
    }

    private Path nameWhileUploading(String key) throws Exception {
        Path bucket = s3.bucketFolder(BUCKET);
        try (WatchService made = bucket.getFileSystem().newWatchService()) {
            bucket.register(made, StandardWatchEventKinds.ENTRY_CREATE);
            put(key, "whole");
            WatchKey seen = made.poll(10, TimeUnit.SECONDS);
            Path name = bucket.resolve((Path) seen.pollEvents().get(0).context());
            assertThat(name).isNotEqualTo(bucket.resolve(key)).doesNotExist();
            return name;
        }
    }
}
