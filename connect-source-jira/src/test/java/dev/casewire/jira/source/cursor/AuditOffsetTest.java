// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditOffsetTest {
    private static final Instant SETTLED = Instant.parse("2026-11-01T00:00:00Z");
    private static final List<SeenRow> LEDGER = List.of(new SeenRow("1", 1000), new SeenRow("2", 1001));
    private static final List<SeenRow> BATCH = List.of(new SeenRow("3", 1002), new SeenRow("x", 1003));

    private final AuditOffset offset = new AuditOffset(
            SETTLED,
            SETTLED.plusSeconds(5),
            SETTLED.plusSeconds(3),
            true,
            77,
            RowCodec.encode(LEDGER),
            RowCodec.encode(BATCH),
            1);

    @Test
    void shouldKnowTheRowsBehindIt() {
        assertThat(offset.seenRows())
                .containsExactly(new SeenRow("1", 1000), new SeenRow("2", 1001), new SeenRow("3", 1002));
    }

    @Test
    void shouldSurviveStorage() {
        assertThat(AuditOffset.fromMap(offset.toMap())).isEqualTo(offset);
        AuditOffset first = AuditOffset.startingAt(SETTLED);
        assertThat(AuditOffset.fromMap(first.toMap())).isEqualTo(first);
    }

    @Test
    void shouldWriteTheSameBesideAnotherOne() {
        AuditOffset next = new AuditOffset(
                offset.settled(),
                offset.cursor(),
                offset.newest(),
                offset.bulkReadComplete(),
                offset.forgottenBefore(),
                offset.ledger(),
                offset.batch(),
                2);
        AuditOffset later = AuditOffset.startingAt(SETTLED);

        assertThat(next.toMap(offset, offset.toMap())).isEqualTo(next.toMap());
        assertThat(later.toMap(offset, offset.toMap())).isEqualTo(later.toMap());
        assertThat(offset.toMap()).containsEntry("position", 1);
    }

    @Test
    void shouldBeWrittenByHandWithLittle() {
        assertThat(AuditOffset.fromMap(Map.of("version", 1L, "settled", "2026-11-01T00:00:00Z")))
                .isEqualTo(AuditOffset.startingAt(SETTLED));
    }

    @Test
    void shouldRefuseAnotherVersionOfItself() {
        assertRefused("version", 2, "version 2");
        assertRefused("version", null, "version null");
    }

    @Test
    void shouldNameTheKeyThatIsWrong() {
        assertRefused("settled", null, "lacks 'settled'");
        assertRefused("settled", "yesterday", "'settled' is 'yesterday'");
        assertRefused("cursor", 5, "'cursor' is '5'");
        assertRefused("ledger", "###", "'ledger' is damaged");
        assertRefused("batch", 5, "'batch' is '5'");
        assertRefused("position", 3, "'position' is 3, but its batch holds 2 rows");
        assertRefused("position", -1, "'position' is -1");
        assertRefused("bulkReadComplete", "yes", "'bulkReadComplete'");
        assertRefused("colour", "red", "unknown key 'colour'");
    }

    private void assertRefused(String key, Object value, String message) {
        Map<String, Object> map = new HashMap<>(offset.toMap());
        map.put(key, value);
        assertThatThrownBy(() -> AuditOffset.fromMap(map))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
