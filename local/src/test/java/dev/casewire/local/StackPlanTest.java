// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.AuditSource.AuditFile;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.settings.StackSettings;
import dev.casewire.local.state.Remembered;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StackPlanTest {
    private static final StackSettings ASKED = StackSettings.on(Path.of("state"));
    private static final Remembered NOTHING = new Remembered(Optional.empty(), Map.of(), Overrides.NONE, Map.of());

    @Test
    void shouldInventRecordsWhenNoSourceIsNamed() {
        assertThat(plan(ASKED, NOTHING).source()).isEqualTo(new Generated(500, 1));
    }

    @Test
    void shouldGoOnWithEverythingOfTheLastStart() {
        StackPlan first =
                plan(ASKED.withSource(new Generated(20_000, 4)).withOverrides(Map.of("sink.format", "jsonl")), NOTHING);

        StackPlan second = plan(ASKED, first.toRemember());

        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldTakeTheSameSourceAgain() {
        AuditSource file = new AuditFile(Path.of("audit.jsonl"));
        StackPlan first = plan(ASKED.withSource(file), NOTHING);

        assertThat(plan(ASKED.withSource(file), first.toRemember()).source()).isEqualTo(file);
    }

    @Test
    void shouldRefuseAnotherSourceOnTheSameState() {
        StackPlan first = plan(ASKED.withSource(new Generated(20_000, 4)), NOTHING);

        assertThatThrownBy(() -> plan(ASKED.withSource(new Generated(20_001, 4)), first.toRemember()))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("20000 generated records, seed 4")
                .extracting(it -> ((StackProblem) it).next())
                .asString()
                .contains("./casewire reset");
    }

    @Test
    void shouldGoOnWithASiteThatIsReadWithAnotherToken() {
        StackPlan first =
                plan(ASKED.withSource(jira("https://Example.atlassian.net/", "a@example.com", "old")), NOTHING);
        AuditSource again = jira("https://example.atlassian.net", "b@example.com", "new");

        assertThat(plan(ASKED.withSource(again), first.toRemember()).source()).isEqualTo(again);
        assertThatThrownBy(() -> plan(
                        ASKED.withSource(jira("https://other.atlassian.net", "b@example.com", "new")),
                        first.toRemember()))
                .isInstanceOf(StackProblem.class);
    }

    private static AuditSource jira(String url, String email, String tokenFile) {
        return new AuditSource.LiveJira(URI.create(url), email, Path.of(tokenFile));
    }

    private static StackPlan plan(StackSettings asked, Remembered remembered) {
        return StackPlan.of(asked, remembered, new Random(1), () -> new UUID(1, 2));
    }
}
