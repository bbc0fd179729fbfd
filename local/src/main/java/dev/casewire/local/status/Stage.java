// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.util.Set;

/**
 * A part that reads topics as a consumer group and commits what it is done with.
 *
 * @param name for people
 * @param group its consumer group
 * @param reads topics
 * @param writes topics; the next stage may read them
 */
public record Stage(String name, String group, Set<String> reads, Set<String> writes) {
    public Stage {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }
}
