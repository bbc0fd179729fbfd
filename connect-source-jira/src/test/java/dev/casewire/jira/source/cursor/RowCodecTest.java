// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowCodecTest {
    static LongStream seeds() {
        return Seeded.seeds(50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldBringBackTheSameRowsInTheSameOrder(long seed) {
        Seeded seeded = new Seeded(seed);
        List<SeenRow> rows = seeded.listOf(
                0,
                40,
                () -> new SeenRow(
                        seeded.oneOf(List.of(
                                Long.toString(seeded.random().nextLong()),
                                "" + seeded.between(-5, 1000),
                                seeded.text(10) + "x",
                                "007",
                                "-0",
                                "9".repeat(18),
                                "9".repeat(30))),
                        seeded.random().nextLong() / 4));

        assertThat(RowCodec.decode(RowCodec.encode(rows))).isEqualTo(rows);
    }

    @Test
    void shouldHoldABusyHourWithinTheBoundOfTheLedger() {
        List<SeenRow> rows = new ArrayList<>();
        for (int index = 0; index < 40_000; index++) {
            rows.add(new SeenRow(Long.toString(900_000_000L + index * 3L), 1_700_000_000_000L + index * 90L));
        }

        assertThat(RowCodec.encode(rows)).hasSizeLessThan(AuditReader.LONGEST_LEDGER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "gA", "AP____8P", "gICAgICAgICAgIAB"})
    void shouldRefuseWhatItDidNotWrite(String text) {
        assertThatThrownBy(() -> RowCodec.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
