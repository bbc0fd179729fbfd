// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RowBytesTest {

    static LongStream seeds() {
        return Seeded.seeds(15);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveBackWhatWasAppendedAsOftenAsAsked(long seed) throws IOException {
        Seeded seeded = new Seeded(seed);
        RowBytes content = new RowBytes(64);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int row = seeded.between(0, 100); row > 0; row--) {
            byte[] bytes = new byte[seeded.between(0, seeded.chance(5) ? 600_000 : 3_000)];
            seeded.random().nextBytes(bytes);
            int length = seeded.between(0, bytes.length);
            content.append(bytes, length);
            expected.write(bytes, 0, length);
        }

        assertThat(content.size()).isEqualTo(expected.size());
        assertThat(content.open(0).readAllBytes()).isEqualTo(expected.toByteArray());
        assertThat(content.open(0).readAllBytes()).isEqualTo(expected.toByteArray());
        // No more than one chunk is not full.
        assertThat(content.allocated()).isBetween(content.size(), content.size() * 2 + (1 << 18));
    }
}
