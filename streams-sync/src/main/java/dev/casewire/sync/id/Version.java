// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Order of the observations of one thing. Versions of different things, and of the two sides, are never compared.
 *
 * @param epoch ownership epoch of the task that read
 * @param fetchStart start of the read in epoch milliseconds of the API that was asked, rounded down
 */
public record Version(long epoch, long fetchStart) implements Comparable<Version> {
    private static final Comparator<Version> ORDER =
            Comparator.comparingLong(Version::epoch).thenComparingLong(Version::fetchStart);

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }

    /** True where this one was read later, or the other is absent. */
    public boolean isAfter(@Nullable Version other) {
        return other == null || compareTo(other) > 0;
    }

    /**
     * True where the read started no earlier than a write ended, so that it shows the write.
     *
     * @param writtenAt end of the write in the same API's time, rounded up
     */
    public boolean shows(long writtenAt) {
        return fetchStart >= writtenAt;
    }
}
