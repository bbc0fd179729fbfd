// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Letters of one topic and one cause.
 *
 * @param replayed how many of them have been replayed
 * @param failedAgain how many of them are replays that failed
 * @param example the newest of them
 */
public record LetterGroup(
        String topic,
        String cause,
        long count,
        long replayed,
        long failedAgain,
        Instant first,
        Instant newest,
        LetterId example) {

    /** Counts letters while they are read; memory grows with the number of causes only. */
    public static final class Tally {
        private final Map<String, LetterGroup> groups = new TreeMap<>();

        public void add(DeadLetter letter, boolean wasReplayed) {
            LetterGroup one = new LetterGroup(
                    letter.id().topic(),
                    letter.cause().label(),
                    1,
                    wasReplayed ? 1 : 0,
                    letter.replays() > 0 ? 1 : 0,
                    letter.parkedAt(),
                    letter.parkedAt(),
                    letter.id());
            groups.merge(one.topic() + ' ' + one.cause(), one, LetterGroup::plus);
        }

        /** By topic, the most frequent cause first. */
        public List<LetterGroup> groups() {
            Collection<LetterGroup> all = groups.values();
            return all.stream()
                    .sorted(Comparator.comparing(LetterGroup::topic)
                            .thenComparing(
                                    Comparator.comparingLong(LetterGroup::count).reversed()))
                    .toList();
        }
    }

    private LetterGroup plus(LetterGroup more) {
        boolean newer = !more.newest.isBefore(newest);
        return new LetterGroup(
                topic,
                cause,
                count + more.count,
                replayed + more.replayed,
                failedAgain + more.failedAgain,
                more.first.isBefore(first) ? more.first : first,
                newer ? more.newest : newest,
                newer ? more.example : example);
    }
}
