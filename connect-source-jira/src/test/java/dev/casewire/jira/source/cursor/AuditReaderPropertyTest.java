// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.testkit.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row that Jira shows within the horizon comes out exactly once, whatever Jira, the network and the worker do. */
class AuditReaderPropertyTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration HORIZON = Duration.ofMinutes(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    static LongStream seeds() {
        return Seeded.seeds(60);
    }

    /** One run: a log, a server with its quirks, a worker that crashes, clocks that differ. */
    private static final class Run {
        final Seeded seeded;
        final ModelJira jira;
        final CursorLimits limits;
        final int longestLedger;
        final Duration skew;
        final Instant lastCrash;
        final Instant end;
        final List<String> committed = new ArrayList<>();
        Map<String, Object> storedOffset;
        Instant now;
        AuditReader reader;
        boolean ledgerWasIncomplete;

        Run(long seed, int longestLedger, Duration lateness, Duration skew) {
            this.seeded = new Seeded(seed);
            this.longestLedger = longestLedger;
            this.skew = skew;
            Duration span = Duration.ofMinutes(seeded.between(1, 600));
            List<ModelJira.Row> rows =
                    ModelJira.history(seeded, START.plusSeconds(1), span, seeded.between(0, 300), lateness);
            int pageSize = seeded.between(2, 40);
            this.limits = new CursorLimits(
                    Duration.ofSeconds(10),
                    HORIZON,
                    Duration.ofSeconds(60),
                    pageSize,
                    Math.max(4, 1200 / pageSize),
                    seeded.chance(30) ? 1_500_000 : 10_000_000,
                    Duration.ofMinutes(seeded.between(1, 120)),
                    Duration.ofHours(seeded.between(2, 400)));
            this.jira = new ModelJira(
                    seeded,
                    rows,
                    seeded.oneOf(List.of(ModelJira.Bounds.values())),
                    seeded.chance(30) ? Math.max(2, pageSize / 2) : 1000,
                    seeded.chance(10));
            Instant last = rows.stream()
                    .map(ModelJira.Row::visible)
                    .max(Instant::compareTo)
                    .orElse(START);
            this.now = START.plusSeconds(seeded.between(0, (int) span.toSeconds()));
            this.lastCrash = (last.isAfter(now) ? last : now).plus(HORIZON);
            this.end = lastCrash.plus(Duration.ofMinutes(20));
            this.reader = restored();
        }

        private AuditReader restored() {
            AuditOffset offset =
                    storedOffset == null ? AuditOffset.startingAt(START) : AuditOffset.fromMap(storedOffset);
            return new AuditReader(offset, limits, longestLedger);
        }

        void play() {
            while (now.isBefore(end)) {
                if (seeded.chance(1) && now.isBefore(lastCrash)) {
                    Instant back = now.plus(Duration.ofMinutes(seeded.between(0, 120)));
                    now = back.isBefore(lastCrash) ? back : now;
                    reader = restored();
                }
                if (reader.hasRows()) {
                    emit();
                    continue;
                }
                Optional<AuditQuery> query = reader.request(ours());
                if (query.isEmpty()) {
                    Duration left = Duration.between(ours(), reader.due());
                    now = now.plus(left.isNegative() ? Duration.ofMillis(1) : left)
                            .plusMillis(seeded.between(1, 400));
                } else if (seeded.chance(5)) {
                    now = now.plusSeconds(seeded.between(1, 30));
                } else if (seeded.chance(2)) {
                    reader.shrinkPage();
                } else {
                    now = now.plusMillis(seeded.between(1, 900));
                    reader.accept(jira.answer(query.get(), now, ours()));
                }
                ledgerWasIncomplete |= !reader.progress().ledgerComplete();
            }
        }

        /** A batch is one transaction; a crash may come after any record of it where there are none. */
        private void emit() {
            List<AuditReader.Row> batch = reader.drain(seeded.between(1, 20), 100_000);
            int kept = seeded.chance(4) && now.isBefore(lastCrash) ? seeded.between(0, batch.size()) : batch.size();
            String previous = "";
            for (AuditReader.Row row : batch.subList(0, kept)) {
                committed.add(row.record().identity().id());
                String order = row.record().time().created() + "";
                assertThat(Instant.parse(order))
                        .isAfterOrEqualTo(previous.isEmpty() ? Instant.MIN : Instant.parse(previous));
                previous = order;
                storedOffset = throughJson(row.offset().toMap());
            }
            if (kept < batch.size()) {
                reader = restored();
            } else if (seeded.chance(5)) {
                storedOffset = throughJson(reader.offset().toMap());
            }
        }

        private Instant ours() {
            return now.plus(skew);
        }

        Map<String, Integer> counts() {
            Map<String, Integer> counts = new HashMap<>();
            committed.forEach(id -> counts.merge(id, 1, Integer::sum));
            return counts;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldEmitEveryVisibleRowExactlyOnce(long seed) {
        Run run = new Run(seed, AuditReader.LONGEST_LEDGER, HORIZON, Duration.ZERO);

        run.play();

        assertExactlyOnce(run);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLoseNothingWhenTheClocksDiffer(long seed) {
        Duration skew = Duration.ofSeconds(new Seeded(seed + 10_000).between(-1200, 1200));
        Run run = new Run(seed, AuditReader.LONGEST_LEDGER, HORIZON.minus(Duration.ofMinutes(21)), skew);

        run.play();

        assertExactlyOnce(run);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldLoseNothingAndDoubleLittleWhenTheLedgerIsTooSmall(long seed) {
        Run run = new Run(seed, 120, HORIZON, Duration.ZERO);

        run.play();

        assertThat(lost(run)).as("lost, %s", run.seeded).isEmpty();
        if (run.counts().values().stream().anyMatch(count -> count > 1)) {
            assertThat(run.ledgerWasIncomplete).isTrue();
        }
    }

    private static void assertExactlyOnce(Run run) {
        assertThat(lost(run)).as("lost, %s", run.seeded).isEmpty();
        assertThat(run.counts().entrySet())
                .as("doubled, %s", run.seeded)
                .filteredOn(entry -> entry.getValue() > 1)
                .isEmpty();
    }

    private static List<ModelJira.Row> lost(Run run) {
        Map<String, Integer> counts = run.counts();
        return run.jira.rows.stream()
                .filter(row -> !counts.containsKey(Long.toString(row.id())))
                .toList();
    }

    /** As Connect stores it: numbers come back as other types. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> throughJson(Map<String, Object> offset) {
        return JSON.convertValue(JSON.valueToTree(offset), Map.class);
    }
}
