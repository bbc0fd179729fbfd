// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.simulators.s3.FaultyS3;
import dev.casewire.simulators.s3.LocalS3;
import dev.casewire.simulators.s3.S3Fault;
import dev.casewire.simulators.s3.S3Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ObjectStoreTest {

    private static final int PART = 5 << 20;
    private static final RowRange RANGE =
            new RowRange("ocsf.v1_8.user_access", 3, 17, Instant.parse("2026-11-21T10:00:00.123Z"), 42, 20);

    @TempDir
    private Path folder;

    private LocalS3 s3;
    private FaultyS3 front;

    @BeforeEach
    void start() {
        s3 = LocalS3.over(folder).bucket("audit").start();
        front = FaultyS3.before(s3);
    }

    @AfterEach
    void stop() {
        front.close();
        s3.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PART - 1, PART, PART + 1, 2 * PART, 2 * PART + 17})
    void shouldWriteAnObjectOfAnySize(int size) throws IOException {
        byte[] content = bytes(size);
        try (ObjectStore store = store(settings("audit"));
                ObjectUpload upload = store.begin(newObject("a/b/object"))) {
            for (int from = 0; from < size; from += 100_003) {
                upload.write(content, from, Math.min(100_003, size - from));
            }
            upload.complete();
        }

        assertThat(Files.readAllBytes(object("a/b/object"))).isEqualTo(content);
        assertThat(front.requests(S3Operation.PUT_OBJECT)).isEqualTo(size <= PART ? 1 : 0);
        assertThat(front.requests(S3Operation.UPLOAD_PART)).isEqualTo(size <= PART ? 0 : (size + PART - 1) / PART);
    }

    @Test
    void shouldLeaveNothingWhenAnUploadIsNotCompleted() throws IOException {
        try (ObjectStore store = store(settings("audit"));
                ObjectUpload upload = store.begin(newObject("object"))) {
            upload.write(bytes(2 * PART), 0, 2 * PART);
        }

        assertThat(front.requests(S3Operation.ABORT_MULTIPART_UPLOAD)).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldTakeBackItsPartsWhenAnUploadFails() throws IOException {
        front.inject(S3Fault.of(S3Fault.Kind.DENIED).on(S3Operation.UPLOAD_PART).skip(1));
        try (ObjectStore store = store(settings("audit"));
                ObjectUpload upload = store.begin(newObject("object"))) {
            assertThatThrownBy(() -> upload.write(bytes(3 * PART), 0, 3 * PART)).isInstanceOf(StoreException.class);
        }

        assertThat(front.requests(S3Operation.ABORT_MULTIPART_UPLOAD)).isEqualTo(1);
        assertThat(files()).isEmpty();
    }

    @Test
    void shouldLeaveAnObjectThatIsThereAndSayWhatItHolds() throws IOException {
        try (ObjectStore store = store(settings("audit"))) {
            assertThat(put(store, "first")).isEqualTo(new Completion.Stored());
            assertThat(put(store, "second")).isEqualTo(new Completion.Taken(RANGE));
        }

        assertThat(Files.readString(object("object"))).isEqualTo("first");
    }

    @Test
    void shouldLeaveAnObjectThatIsThereWhenItWouldCompleteAMultipartUpload() throws IOException {
        try (ObjectStore store = store(settings("audit"))) {
            put(store, "first");
            try (ObjectUpload upload = store.begin(newObject("object"))) {
                upload.write(bytes(PART + 1), 0, PART + 1);
                assertThat(upload.complete()).isEqualTo(new Completion.Taken(RANGE));
            }
        }

        assertThat(Files.readString(object("object"))).isEqualTo("first");
        assertThat(front.requests(S3Operation.ABORT_MULTIPART_UPLOAD)).isEqualTo(1);
        assertThat(files()).containsExactly(object("object"));
    }

    @Test
    void shouldFindItsOwnObjectWhenTheAnswerWasLost() throws IOException {
        front.inject(S3Fault.of(S3Fault.Kind.CUT_AFTER).on(S3Operation.PUT_OBJECT));
        try (ObjectStore store = store(settings("audit"))) {
            assertThat(put(store, "content")).isEqualTo(new Completion.Taken(RANGE));
        }

        assertThat(Files.readString(object("object"))).isEqualTo("content");
    }

    @Test
    void shouldReplaceAnObjectWhenConditionsAreOff() throws IOException {
        StoreSettings plain = settings("audit");
        StoreSettings replacing = new StoreSettings(
                plain.bucket(),
                plain.prefix(),
                plain.region(),
                plain.endpoint(),
                plain.pathStyle(),
                plain.keys(),
                plain.partBytes(),
                false,
                plain.headers());
        try (ObjectStore store = store(replacing)) {
            put(store, "first");
            assertThat(put(store, "second")).isEqualTo(new Completion.Stored());
        }

        assertThat(Files.readString(object("object"))).isEqualTo("second");
    }

    @Test
    void shouldNotGuessWhatAnObjectOfSomebodyElseHolds() throws IOException {
        Files.writeString(object("object"), "of somebody else");

        assertThat(failure(settings("audit")))
                .isInstanceOf(StoreFailure.Permanent.class)
                .extracting(StoreFailure::sentence)
                .asString()
                .contains("Object object", "does not tell which records", "Choose another s3.prefix");
        assertThat(Files.readString(object("object"))).isEqualTo("of somebody else");
    }

    @Test
    void shouldNameTheRightThatLookingAtAnObjectNeeds() throws IOException {
        try (ObjectStore store = store(settings("audit"))) {
            put(store, "first");
        }
        front.inject(S3Fault.of(S3Fault.Kind.DENIED).on(S3Operation.HEAD_OBJECT).untilCleared());

        assertThat(failure(settings("audit")))
                .isInstanceOf(StoreFailure.Permanent.class)
                .extracting(StoreFailure::sentence)
                .asString()
                .contains("Allow s3:GetObject on audit/lake/*", "s3.conditional.writes=false");
    }

    @Test
    void shouldTryAgainByItselfWhenOneRequestFails() throws IOException {
        front.inject(S3Fault.of(S3Fault.Kind.INTERNAL_ERROR)
                .on(S3Operation.UPLOAD_PART)
                .skip(1));
        front.inject(
                S3Fault.of(S3Fault.Kind.CUT_BEFORE).on(S3Operation.UPLOAD_PART).skip(2));
        byte[] content = bytes(3 * PART);
        try (ObjectStore store = store(settings("audit"));
                ObjectUpload upload = store.begin(newObject("object"))) {
            upload.write(content, 0, content.length);
            upload.complete();
        }

        assertThat(Files.readAllBytes(object("object"))).isEqualTo(content);
    }

    @Test
    void shouldCallAnOverloadedServerTransient() {
        front.inject(S3Fault.of(S3Fault.Kind.SLOW_DOWN).untilCleared());

        assertThat(failure(settings("audit")))
                .isInstanceOf(StoreFailure.Transient.class)
                .extracting(StoreFailure::sentence)
                .asString()
                .contains("bucket \"audit\"", "SlowDown");
    }

    @Test
    void shouldCallAnUnreachableServerTransient() {
        StoreSettings nowhere = settings("audit", URI.create("http://127.0.0.1:1"), s3.secretAccessKey());

        assertThat(failure(nowhere)).isInstanceOf(StoreFailure.Transient.class).satisfies(failure -> {
            assertThat(failure.setting()).isEqualTo("s3.endpoint");
            assertThat(failure.sentence()).contains("http://127.0.0.1:1", "Check s3.endpoint");
        });
    }

    @Test
    void shouldCallAMissingBucketPermanent() {
        assertThat(failure(settings("nowhere")))
                .isEqualTo(new StoreFailure.Permanent(
                        "s3.bucket",
                        "There is no bucket \"nowhere\" (region eu-central-1, endpoint " + front.endpoint()
                                + "). Create it, or correct s3.bucket or s3.endpoint."));
    }

    @Test
    void shouldCallDeniedAccessPermanentAndNameTheRights() {
        front.inject(S3Fault.of(S3Fault.Kind.DENIED).untilCleared());

        assertThat(failure(settings("audit")))
                .isInstanceOf(StoreFailure.Permanent.class)
                .satisfies(failure -> {
                    assertThat(failure.setting()).isEqualTo("s3.bucket");
                    assertThat(failure.sentence()).contains("AccessDenied", "s3:PutObject", "audit/lake/*");
                });
    }

    @Test
    void shouldNotTellTheSecretWhenItIsWrong() {
        StoreFailure failure = failure(settings("audit", front.endpoint(), "c4n4ry"));

        assertThat(failure).isInstanceOf(StoreFailure.Permanent.class);
        assertThat(failure.setting()).isEqualTo("s3.secret.access.key");
        assertThat(failure.sentence()).doesNotContain("c4n4ry");
    }

    @Test
    void shouldSayWhichSettingsAServerDoesNotKnow() {
        StoreSettings plain = settings("audit");
        StoreSettings encrypting = new StoreSettings(
                plain.bucket(),
                plain.prefix(),
                plain.region(),
                plain.endpoint(),
                plain.pathStyle(),
                plain.keys(),
                plain.partBytes(),
                true,
                new StoreSettings.ObjectHeaders("AES256", null, null));

        assertThat(failure(encrypting))
                .isInstanceOf(StoreFailure.Permanent.class)
                .satisfies(failure -> {
                    assertThat(failure.setting()).isEqualTo("s3.endpoint");
                    assertThat(failure.sentence()).contains("Leave s3.sse and s3.acl unset");
                });
    }

    @Test
    void shouldFailAtOnceAfterAFailureWhateverTheFormatStillWrites() {
        try (ObjectStore store = store(settings("nowhere"));
                ObjectUpload upload = store.begin(newObject("object"))) {
            assertThatThrownBy(() -> upload.write(bytes(PART + 1), 0, PART + 1)).isInstanceOf(StoreException.class);
            int requests = front.requests(S3Operation.CREATE_MULTIPART_UPLOAD);

            assertThatThrownBy(() -> upload.write(1)).isInstanceOf(StoreException.class);
            assertThat(front.requests(S3Operation.CREATE_MULTIPART_UPLOAD)).isEqualTo(requests);
        }
    }

    private StoreFailure failure(StoreSettings settings) {
        try (ObjectStore store = store(settings)) {
            put(store, "content");
        } catch (StoreException e) {
            return e.failure();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the object was written");
    }

    private static Completion put(ObjectStore store, String content) throws IOException {
        try (ObjectUpload upload = store.begin(newObject("object"))) {
            upload.write(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return upload.complete();
        }
    }

    private static NewObject newObject(String key) {
        return new NewObject(key, "application/x-ndjson", RANGE);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(s3.bucketFolder("audit"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path object(String key) {
        return s3.bucketFolder("audit").resolve(key);
    }

    private static ObjectStore store(StoreSettings settings) {
        return S3ObjectStore.open(settings);
    }

    private StoreSettings settings(String bucket) {
        return settings(bucket, front.endpoint(), s3.secretAccessKey());
    }

    private StoreSettings settings(String bucket, URI endpoint, String secret) {
        return new StoreSettings(
                bucket,
                "lake/",
                "eu-central-1",
                endpoint,
                true,
                new StoreSettings.AccessKeys(s3.accessKeyId(), new Password(secret)),
                PART,
                true,
                new StoreSettings.ObjectHeaders(null, null, null));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
