// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field needs. */
public sealed interface Merge {
    /** Nothing. */
    record Rest() implements Merge {}

    /**
     * Both sides show the same by the field's own measure; nothing is written.
     *
     * @param base what they show
     */
    record Agreed(Values base) implements Merge {}

    /**
     * One side is to be written.
     *
     * @param target the side
     * @param wanted the value
     * @param base what both sides will have agreed on once it is written
     * @param loses the value of the target that nobody else has seen and that is lost by the write; null where none is
     * @param via steps on the way, the wanted value last; empty where one write does it
     * @param detail what goes with the value, such as a resolution
     * @param note what to tell people beside it, such as that a text was shortened
     */
    record Write(
            Side target,
            String wanted,
            Values base,
            @Nullable String loses,
            List<String> via,
            @Nullable String detail,
            @Nullable String note)
            implements Merge {
        static Write plain(Side target, String wanted, Values base, @Nullable String loses) {
            return new Write(target, wanted, base, loses, List.of(), null, null);
        }

        Write telling(@Nullable String text) {
            return new Write(target, wanted, base, loses, via, detail, text);
        }
    }

    /**
     * A person decides; both values stay.
     *
     * @param kind short name of the rule that holds
     * @param reason why, as a sentence for a person
     */
    record Held(String kind, String reason) implements Merge {}

    /**
     * The issue was reopened after its case was closed, and the API cannot reopen a case.
     *
     * @param reason the same for a person
     */
    record Reopened(String reason) implements Merge {}
}
