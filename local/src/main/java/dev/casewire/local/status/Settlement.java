// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether everything that was visible at a moment has come out at the other end, and if not, what is still open.
 *
 * @param open one sentence for each thing that is still to come; empty when settled
 */
public record Settlement(List<String> open) {

    public Settlement {
        open = List.copyOf(open);
    }

    public boolean isSettled() {
        return open.isEmpty();
    }

    /**
     * Judges.
     *
     * @param asked everything visible at the source by this moment must have been read
     * @param cursor newest heartbeat of the source, if it has given one
     * @param flow taken after {@code cursor}
     * @param stages in the order in which records pass them
     */
    public static Settlement judge(Instant asked, Optional<SourceCursor> cursor, Flow flow, List<Stage> stages) {
        List<String> open = new ArrayList<>();
        source(asked, cursor).ifPresent(open::add);
        if (!flow.isCounted()) {
            open.add("records on the topics are still being counted");
        }
        for (Stage stage : stages) {
            if (flow.hasOpenTransaction(stage.reads())) {
                open.add("a transaction is open on the topics that the " + stage.name() + " reads");
            }
            long lag = flow.lag(stage);
            if (lag > 0) {
                open.add("the " + stage.name() + " has " + lag + " records before it");
            }
        }
        return new Settlement(open);
    }

    private static Optional<String> source(Instant asked, Optional<SourceCursor> cursor) {
        if (cursor.isEmpty()) {
            return Optional.of("the source has not reported yet");
        }
        SourceCursor source = cursor.get();
        String why = source.problem() == null ? "" : " (" + source.status() + ": " + source.problem() + ")";
        if (!source.bulkReadComplete()) {
            return Optional.of("the source is still reading the past, up to " + source.cursor() + why);
        }
        if (source.cursor().isBefore(asked)) {
            return Optional.of("the source has read up to " + source.cursor() + ", not yet " + asked + why);
        }
        return Optional.empty();
    }
}
