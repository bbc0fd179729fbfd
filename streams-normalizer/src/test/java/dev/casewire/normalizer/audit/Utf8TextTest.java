// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8TextTest {
    private static final int BEFORE = 3;

    /** Lengths around the blocks that are looked at together. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 31, 32, 33, 39, 40, 41, 70})
    void shouldFindAByteAboveAsciiWhereverItStands(int length) {
        byte[] bytes = new byte[BEFORE + length + BEFORE];
        Arrays.fill(bytes, (byte) 0xC3);
        Arrays.fill(bytes, BEFORE, BEFORE + length, (byte) 'a');

        assertThat(Utf8Text.isAscii(bytes, BEFORE, BEFORE + length)).isTrue();
        for (int at = BEFORE; at < BEFORE + length; at++) {
            bytes[at] = (byte) 0xA9;
            assertThat(Utf8Text.isAscii(bytes, BEFORE, BEFORE + length))
                    .as("at %d of %d", at - BEFORE, length)
                    .isFalse();
            bytes[at] = 'a';
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "\u00e9t\u00e9", "\uD83D\uDE80"})
    void shouldTellWellFormedTextsFromTornOnes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8Text.isExact(bytes, 0, bytes.length)).isTrue();
        assertThat(Utf8Text.isExact(bytes, 0, Math.max(0, bytes.length - 1)))
                .isEqualTo(Utf8Text.isAscii(bytes, 0, bytes.length));
    }
}
