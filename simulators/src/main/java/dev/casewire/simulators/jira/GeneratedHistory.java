// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * An endless audit history that is the same for the same seed. Ids grow with gaps; times mostly grow with them, in bursts
 * as when a project is set up, and now and then a row is a little older than the one before. Not safe for use by several
 * threads.
 */
final class GeneratedHistory {

    static final Instant IDS_OF_NOW_SINCE = Instant.parse("2026-01-01T00:00:00Z");

    private static final int BACKWARDS_PERCENT = 1;
    private static final int BACKWARDS_MAX_MILLIS = 2000;

    private final SyntheticRows rows;
    private final Random random;
    private final Lateness lateness;
    private final long seed;
    private long nextId;
    private long index;

    /** Ids start above the highest one taken, so that live rows never repeat an id of a file. */
    GeneratedHistory(long seed, Lateness lateness, long highestIdTaken) {
        this.seed = seed;
        this.rows = new SyntheticRows(new SyntheticSite(seed));
        this.random = new Random(seed);
        this.lateness = lateness;
        this.nextId = Math.max(10_000L, highestIdTaken + 1) + random.nextInt(5_000);
    }

    /** The next rows of the history, created within the span (both ends included), oldest first. */
    List<AuditRow> spread(int size, Instant from, Instant to) {
        if (size < 0) {
            throw new IllegalArgumentException("the size of a history must not be negative: " + size);
        }
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("a history must not end (" + to + ") before it starts (" + from + ")");
        }
        double[] steps = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += random.nextInt(100) < 70 ? random.nextDouble() * 0.01 : -Math.log(1 - random.nextDouble());
            steps[i] = sum;
        }
        long span = Duration.between(from, to).toMillis();
        List<AuditRow> history = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            long at = from.toEpochMilli() + (long) (steps[i] / sum * span);
            boolean backwards = random.nextInt(100) < BACKWARDS_PERCENT;
            history.add(
                    next(backwards ? Math.max(from.toEpochMilli(), at - random.nextInt(BACKWARDS_MAX_MILLIS)) : at));
        }
        return history;
    }

    /**
     * Has the ids go on from the present time, in microseconds of {@link #IDS_OF_NOW_SINCE}, unless they are beyond it
     * already. A simulator that starts anew has forgotten its live rows; without this step it would give their ids to
     * others, and a client that remembers ids would take the new rows for old ones.
     */
    void continueAt(Instant now) {
        nextId = Math.max(nextId, ChronoUnit.MICROS.between(IDS_OF_NOW_SINCE, now));
    }

    /** The next row, created at this millisecond. */
    AuditRow next(long createdMillis) {
        long id = nextId;
        nextId += 1 + (random.nextInt(4) == 0 ? random.nextInt(20) : 0);
        long rowSeed = mix(index++);
        return new AuditRow(
                createdMillis,
                id,
                createdMillis + lateness.delayMillis(random),
                () -> rows.write(rowSeed, id, createdMillis));
    }

    /** Neighbouring seeds give java.util.Random alike first numbers, so they are spread first (the SplitMix64 finish). */
    private long mix(long number) {
        long z = seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
