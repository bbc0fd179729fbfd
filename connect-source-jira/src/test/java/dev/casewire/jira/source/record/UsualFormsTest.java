// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.Seeded;
import dev.casewire.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cuts for rows as Cloud writes them come to the same as the long way. */
class UsualFormsTest {
    private static final DateTimeFormatter CLOUD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX");
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final String WHOLE_ROW =
            "{\"id\":4711,\"summary\":\"User added\",\"remoteAddress\":\"1.2.3.4\",\"authorKey\":\"k\","
                    + "\"authorAccountId\":\"5b\",\"created\":\"2026-02-03T04:05:06.789+0000\",\"category\":\"users\","
                    + "\"eventSource\":\"\",\"description\":null,\"objectItem\":{\"id\":\"1\",\"name\":\"n\","
                    + "\"typeName\":\"USER\",\"parentId\":7,\"parentName\":\"d\"},\"changedValues\":[{\"fieldName\":\"f\","
                    + "\"changedFrom\":\"a\",\"changedTo\":true}],\"associatedItems\":[{\"id\":\"2\",\"name\":\"g\"},{}]}";

    static LongStream seeds() {
        return Seeded.seeds(200);
    }

    @Test
    void shouldReadWhatCloudWrites() {
        assertThat(UsualTime.read("2026-02-03T04:05:06.789+0000")).isEqualTo(Instant.parse("2026-02-03T04:05:06.789Z"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadNoTimeOtherwiseThanTheLongWay(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(String.format(
                "%04d-%02d-%02dT%02d:%02d:%02d.%03d+0000",
                random.nextInt(10_000),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(26),
                random.nextInt(61),
                random.nextInt(61),
                random.nextInt(1_000)));
        if (random.nextBoolean()) {
            text.setCharAt(random.nextInt(text.length()), "0-+:.TZ ".charAt(random.nextInt(8)));
        }

        Instant read = UsualTime.read(text.toString());

        if (read != null) {
            assertThat(OffsetDateTime.parse(text, CLOUD).toInstant()).isEqualTo(read);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTypeNoRowOtherwiseThanTheLongWay(long seed) {
        Random random = new Random(seed);
        for (int row = 0; row < 20; row++) {
            String json = DamagedRow.of(WHOLE_ROW, random);

            assertIsTypedAsTheLongWay(json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-sentinel-jira-cloud",
                "coralogix-jira-cloud",
                "demisto-jira-event-collector",
                "jira-9.12-dump-dc"
            })
    void shouldTypeRealRowsAsTheLongWay(String file) throws IOException {
        Path path = SharedFiles.require("corpus/" + file + ".jsonl");
        for (String json : Files.readAllLines(path)) {
            assertIsTypedAsTheLongWay(json);
        }
    }

    @Test
    void shouldTypeARowOfCloudTheShortWay() {
        assertThat(usual(WHOLE_ROW, null)).isPresent();
    }

    private static void assertIsTypedAsTheLongWay(String json) {
        for (Shape expected : new Shape[] {null, Shape.CLOUD, Shape.SERVER}) {
            AuditTyping typing = new AuditTyping("site", expected);
            usual(json, expected).ifPresent(usual -> assertThat(usual).as(json).isEqualTo(typing.typeAny(json, NOW)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,\"summary\":\"s\",\"created\":\"2026-02-03T04:05:06.789+0000\",\"odd\":{}}",
                "{\"id\":1.5,\"summary\":\"s\",\"created\":\"2026-02-03T04:05:06.789+0000\"}",
                "{\"id\":\" \",\"summary\":\"s\",\"created\":\"2026-02-03T04:05:06.789+0000\"}",
                "{\"id\":1,\"summary\":\"s\",\"created\":\"2026-02-03T04:05:06.789+0100\"}",
                "{\"id\":1,\"created\":\"2026-02-03T04:05:06.789+0000\"}",
                "{\"id\":1,\"summary\":\"s\",\"created\":\"2026-02-03T04:05:06.789+0000\"} {}",
                "{\"id\":123456789012345678901,\"summary\":\"s\",\"created\":\"2026-02-03T04:05:06.789+0000\"}",
                "[]",
                "{\"id\":1",
                ""
            })
    void shouldLeaveWhatIsUnusualToTheLongWay(String json) {
        assertThat(usual(json, null)).isEmpty();
    }

    @Test
    void shouldTypeARowWithTooLongANumberOrTooDeepAsTheLongWayDoes() {
        for (String odd : List.of(
                "1".repeat(2_000), "[".repeat(300) + "]".repeat(300), "1e99999999999", "[{\"a\":-1e99999999999}]")) {
            assertIsTypedAsTheLongWay("{\"odd\":" + odd + "," + WHOLE_ROW.substring(1));
        }
    }

    private static Optional<AuditRecord> usual(String json, Shape expected) {
        return UsualCloudRow.read(json).flatMap(row -> row.record(json, "site", expected, NOW));
    }
}
