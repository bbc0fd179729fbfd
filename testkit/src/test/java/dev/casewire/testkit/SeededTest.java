// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeededTest {

    @Test
    void shouldRepeatItselfForTheSameSeed() {
        assertThat(sample(7)).isEqualTo(sample(7)).isNotEqualTo(sample(8));
    }

    private static List<String> sample(long seed) {
        Seeded seeded = new Seeded(seed);
        return seeded.listOf(5, 20, () -> seeded.text(10));
    }
}
