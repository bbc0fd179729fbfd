// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One field of a command.
 *
 * @param field the field
 * @param expected values the target may show for the write to go through; empty for a create
 * @param wanted the value to write
 * @param via steps on the way, the wanted value last; empty where one write does it
 * @param detail what goes with it, such as a resolution
 * @param isConflict true where the value that is replaced stands nowhere else: the sink reports it
 */
public record FieldWrite(
        FieldName field,
        List<Expected> expected,
        String wanted,
        List<String> via,
        @Nullable String detail,
        boolean isConflict) {
    /**
     * A value that the target may show.
     *
     * @param value its fingerprint
     * @param at version at which it was seen: a later change of the field refuses the write, even one back to this value;
     *     null for a value that earlier commands of the flight wrote
     */
    public record Expected(Fingerprint value, @Nullable Version at) {}
}
