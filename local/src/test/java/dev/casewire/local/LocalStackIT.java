// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.casewire.local.read.TopicReader;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.settings.StackSettings;
import dev.casewire.local.status.StackStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every real part, in a folder of the test's own. */
class LocalStackIT {
    private static final int RECORDS = 40;

    @Test
    void shouldBringEveryRecordThroughAndGoOnWhereItStopped(@TempDir Path folder) throws Exception {
        StackSettings first = StackSettings.on(folder.resolve("state")).withSource(new Generated(RECORDS, 3));
        List<String> records;
        StackStatus before;
        try (LocalStack stack = LocalStack.start(first, Progress.SILENT)) {
            settle(stack);
            before = stack.status();
            records = read(stack, "jira.audit.record.v1");
            assertThatThrownBy(() -> LocalStack.start(first, Progress.SILENT))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageContaining("already running");
        }
        assertThat(before.recordsIn()).isEqualTo(RECORDS);
        assertThat(records).hasSize(RECORDS);
        assertThat(before.objects()).isPositive();
        assertThat(before.deadLettersInAll()).isZero();
        assertThat(before.parts().values()).containsOnly("RUNNING");

        try (LocalStack again = LocalStack.start(StackSettings.on(folder.resolve("state")), Progress.SILENT)) {
            settle(again);
            assertThat(read(again, "jira.audit.record.v1")).containsExactlyInAnyOrderElementsOf(records);
            assertThat(again.status().events()).isEqualTo(before.events());
            new DeadLetterScenario(again.whereabouts()).play();
            new MetricsScenario(again.whereabouts().status()).play();
        }
    }

    @Test
    void shouldNameThePartThatDoesNotStart(@TempDir Path folder) {
        StackSettings settings = StackSettings.on(folder.resolve("state"))
                .withSource(new Generated(1, 1))
                .withOverrides(Map.of("broker.log.segment.bytes", "none"));

        assertThatThrownBy(() -> LocalStack.start(settings, Progress.SILENT))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("Kafka broker did not start")
                .hasMessageContaining("log.segment.bytes")
                .extracting(it -> ((StackProblem) it).next())
                .asString()
                .contains("./casewire logs broker");
    }

    private static void settle(LocalStack stack) {
        Instant asked = Clock.systemUTC().instant();
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(stack.settlement(asked).open()).isEmpty());
    }

    private static List<String> read(LocalStack stack, String topic) throws Exception {
        List<String> lines = new ArrayList<>();
        try (TopicReader reader =
                new TopicReader(stack.whereabouts().kafka(), stack.whereabouts().registry())) {
            reader.read(List.of(topic), new TopicReader.Shape(false, false), lines::add);
        }
        return lines;
    }
}
