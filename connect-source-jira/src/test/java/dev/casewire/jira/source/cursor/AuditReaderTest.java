// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditTyping;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditReaderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
    private static final AuditTyping TYPING = new AuditTyping("acme", null);
    private static final AuditPage<AuditRecord> EMPTY = page();

    @Test
    void shouldReadABackfillOnceInWindowsThatGrow() {
        AuditReader reader = reader(10, 4, 1_000_000);
        List<Duration> widths = new ArrayList<>();
        Instant end = START;
        AuditQuery query = reader.request(NOW).orElseThrow();
        while (!reader.progress().bulkReadComplete()) {
            assertThat(query.from()).isEqualTo(end.minusSeconds(1));
            widths.add(Duration.between(end, query.to()));
            end = query.to();
            reader.accept(EMPTY);
            query = reader.request(NOW).orElse(query);
        }

        assertThat(end).isEqualTo(NOW);
        assertThat(widths.subList(0, 5))
                .containsExactly(
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4),
                        Duration.ofHours(8),
                        Duration.ofHours(16));
        assertThat(widths)
                .allMatch(width -> width.compareTo(Duration.ofDays(31)) < 0)
                .hasSizeLessThan(25);
    }

    @Test
    void shouldAskForThePresentFromTheNewestRowAtThePollInterval() {
        AuditReader reader = atPresent();

        assertThat(reader.request(NOW.plusMillis(9_999))).isEmpty();
        assertThat(reader.due()).isEqualTo(NOW.plusSeconds(10));
        AuditQuery query = reader.request(NOW.plusSeconds(10)).orElseThrow();

        assertThat(query.from()).isEqualTo(NOW.minusSeconds(5).minusSeconds(1));
        assertThat(query.to()).isEqualTo(NOW.plusSeconds(10));
    }

    @Test
    void shouldReadTheHorizonAgainEveryMinuteForLateRows() {
        AuditReader reader = atPresent();
        drain(reader);
        Instant later = NOW.plusSeconds(60);
        reader.request(later).orElseThrow();
        reader.accept(EMPTY);

        AuditQuery sweep = reader.request(later).orElseThrow();
        reader.accept(page(row(1, NOW.minusSeconds(5)), row(2, NOW.minusSeconds(3000))));
        reader.request(later).orElseThrow();
        reader.accept(EMPTY);

        assertThat(sweep.from()).isEqualTo(NOW.minus(Duration.ofHours(1)).minusSeconds(1));
        assertThat(drain(reader)).containsExactly("2");
        assertThat(reader.progress().lateRows()).isEqualTo(1);
    }

    @Test
    void shouldEmitNothingBeforeTheWindowIsRead() {
        AuditReader reader = reader(2, 10, 1_000_000);
        reader.request(START.plusSeconds(60));
        reader.accept(page(row(4, START.plusSeconds(4)), row(3, START.plusSeconds(3))));
        assertThat(reader.hasRows()).isFalse();

        AuditQuery next = reader.request(START.plusSeconds(70)).orElseThrow();
        assertThat(next.offset()).isEqualTo(2);
        assertThat(next.to()).isEqualTo(START.plusSeconds(60));
        reader.accept(page(row(2, START.plusSeconds(3)), row(1, START)));
        reader.request(START.plusSeconds(71));
        reader.accept(EMPTY);

        assertThat(drain(reader)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void shouldNotBelieveAPageThatRepeatsRowsBeforeAllOfThemWereSeenAgain() {
        AuditReader reader = reader(2, 10, 1_000_000);
        Instant now = START.plusSeconds(60);
        AuditPage<AuditRecord> old = page(row(2, START.plusSeconds(2)), row(1, START.plusSeconds(1)));
        AuditPage<AuditRecord> pushed = page(row(4, START.plusSeconds(4)), row(3, START.plusSeconds(3)));
        List<Integer> offsets = new ArrayList<>();
        for (AuditPage<AuditRecord> page : List.of(old, old, pushed, old, EMPTY)) {
            offsets.add(reader.request(now).orElseThrow().offset());
            reader.accept(page);
        }

        assertThat(offsets).containsExactly(0, 2, 0, 2, 4);
        assertThat(drain(reader)).containsExactly("1", "2", "3", "4");
    }

    @Test
    void shouldEndWhereAServerRepeatsItsLastPageForEver() {
        AuditReader reader = reader(2, 10, 1_000_000);
        Instant now = START.plusSeconds(60);
        AuditPage<AuditRecord> only = page(row(1, START.plusSeconds(1)));
        for (int request = 0; request < 5 && !reader.hasRows(); request++) {
            reader.request(now).orElseThrow();
            reader.accept(only);
        }

        assertThat(drain(reader)).containsExactly("1");
    }

    @Test
    void shouldNotTakeTheFirstPageForAllWhereAServerIgnoresTheOffset() {
        AuditReader reader = reader(2, 10, 1_000_000);
        Instant now = START.plusSeconds(64);
        AuditPage<AuditRecord> newestTwo = page(row(3, START.plusSeconds(63)), row(2, START.plusSeconds(62)));
        for (int request = 0; request < 4; request++) {
            assertThat(reader.request(now).orElseThrow().to()).isEqualTo(now);
            reader.accept(newestTwo);
        }

        assertThat(reader.hasRows()).isFalse();
        assertThat(reader.request(now).orElseThrow().to()).isEqualTo(START.plusSeconds(32));
    }

    @Test
    void shouldHalveAWindowOfTooManyPagesAndNameTheSettingWhenItCannot() {
        AuditReader reader = reader(1, 3, 1_000_000);
        Instant now = START.plus(Duration.ofDays(2));
        List<Duration> widths = new ArrayList<>();

        assertThatThrownBy(() -> {
                    for (int id = 0; id < 1000; id++) {
                        AuditQuery query = reader.request(now).orElseThrow();
                        if (query.offset() == 0) {
                            widths.add(Duration.between(START, query.to()));
                        }
                        reader.accept(page(row(id, START)));
                    }
                })
                .isInstanceOf(WindowTooDense.class)
                .hasMessageContaining("'audit.window.pages.max' allows. Raise it");
        assertThat(widths.subList(0, 3))
                .containsExactly(Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofMinutes(15));
        assertThat(widths.get(widths.size() - 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldBoundWhatAWindowHolds() {
        AuditReader reader = reader(10, 100, 200);
        Instant now = START.plus(Duration.ofDays(2));
        reader.request(now).orElseThrow();
        reader.accept(page(IntStream.range(0, 10).mapToObj(id -> row(id, START)).toArray(String[]::new)));

        assertThat(reader.request(now).orElseThrow().to()).isEqualTo(START.plus(Duration.ofMinutes(30)));
    }

    @Test
    void shouldAskForLessAtOnceWhereAPageIsTooLong() {
        AuditReader reader = reader(10, 100, 1_000_000);
        assertThat(reader.request(NOW).orElseThrow().limit()).isEqualTo(10);
        assertThat(reader.shrinkPage()).isTrue();
        assertThat(reader.request(NOW).orElseThrow().limit()).isEqualTo(5);
        assertThat(reader.shrinkPage()).isTrue();
        assertThat(reader.shrinkPage()).isTrue();
        assertThat(reader.request(NOW).orElseThrow().limit()).isEqualTo(1);
        assertThat(reader.shrinkPage()).isFalse();
    }

    @Test
    void shouldEmitRowsWithoutACredibleTimeOnceAndNotFollowTheirClock() {
        AuditReader reader = reader(10, 100, 1_000_000);
        Instant now = START.plusSeconds(60);
        AuditPage<AuditRecord> page = page(
                "{\"id\":9,\"summary\":\"s\",\"created\":\"2099-01-01T00:00:00Z\"}",
                "{\"id\":8,\"summary\":\"s\"}",
                "nonsense",
                row(1, START.plusSeconds(1)));
        read(reader, page, now);
        assertThat(drain(reader)).hasSize(4).startsWith("1");
        assertThat(reader.progress().newest()).isEqualTo(START.plusSeconds(1));

        read(reader, page, now.plusSeconds(10));

        assertThat(drain(reader)).isEmpty();
        assertThat(reader.progress().cursor()).isEqualTo(now.plusSeconds(10));
    }

    @Test
    void shouldDrainInBoundedBatches() {
        AuditReader reader = reader(10, 100, 1_000_000);
        String[] rows = IntStream.range(0, 10)
                .mapToObj(id -> row(id, START.plusSeconds(id)))
                .toArray(String[]::new);
        read(reader, page(rows), START.plusSeconds(60));

        assertThat(reader.drain(3, 1_000_000)).hasSize(3);
        assertThat(reader.drain(100, rows[0].length() + 1)).hasSize(2);
        assertThat(reader.drain(100, 1)).hasSize(1);
        assertThat(reader.drain(100, 1_000_000)).hasSize(4);
    }

    private AuditReader atPresent() {
        AuditReader reader =
                new AuditReader(AuditOffset.startingAt(NOW.minus(Duration.ofHours(1))), limits(10, 4, 1_000_000), 1000);
        read(reader, page(row(1, NOW.minusSeconds(5))), NOW);
        drain(reader);
        return reader;
    }

    private static void read(AuditReader reader, AuditPage<AuditRecord> page, Instant now) {
        reader.request(now).orElseThrow();
        reader.accept(page);
        reader.request(now).orElseThrow();
        reader.accept(EMPTY);
    }

    private List<String> drain(AuditReader reader) {
        return reader.drain(100, 1_000_000).stream()
                .map(row -> row.record().identity().id())
                .toList();
    }

    private AuditReader reader(int pageSize, int pagesMax, long bytesMax) {
        return new AuditReader(AuditOffset.startingAt(START), limits(pageSize, pagesMax, bytesMax), 100_000);
    }

    private static CursorLimits limits(int pageSize, int pagesMax, long bytesMax) {
        return new CursorLimits(
                Duration.ofSeconds(10),
                Duration.ofHours(1),
                Duration.ofMinutes(1),
                pageSize,
                pagesMax,
                bytesMax,
                Duration.ofHours(1),
                Duration.ofDays(30));
    }

    private static AuditPage<AuditRecord> page(String... rows) {
        return new AuditPage<>(
                0,
                1000,
                12345,
                Stream.of(rows).map(row -> TYPING.type(row, NOW)).toList(),
                NOW);
    }

    private static String row(long id, Instant created) {
        return "{\"id\":" + id + ",\"summary\":\"s\",\"created\":\"" + created + "\"}";
    }
}
