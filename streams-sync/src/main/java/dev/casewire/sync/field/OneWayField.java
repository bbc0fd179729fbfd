// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import dev.casewire.sync.text.Fit;
import java.util.Optional;

/**
 * A value that only one side may change; the other side shows a mirror of it. An edit of the mirror stays until the value
 * changes, and is told; it is never carried back.
 *
 * @param name the field
 * @param from the side that decides
 * @param fit what fits on the other
 */
public record OneWayField(FieldName name, Side from, Fit fit) implements FieldRule {
    @Override
    public Merge merge(Comparison comparison) {
        Side target = from.other();
        String value = comparison.seen().on(from);
        String wanted = fit.of(value);
        Values after = comparison.seen().with(target, wanted);
        Values base = comparison.base();
        boolean isMirrored = comparison.seen().on(target).equals(wanted);
        if (isMirrored) {
            return after.equals(base) ? new Merge.Rest() : new Merge.Agreed(after);
        }
        if (base != null && base.on(from).equals(value)) {
            return new Merge.Held(
                    "mirror-edited",
                    name.value() + " was changed on the " + target.text() + ", which only shows what the " + from.text()
                            + " says; it is written again when it changes there");
        }
        return Merge.Write.plain(target, wanted, after, null);
    }

    @Override
    public Optional<Merge.Write> create(Side target, String origin) {
        if (target == from) {
            return Optional.empty();
        }
        String wanted = fit.of(origin);
        return Optional.of(Merge.Write.plain(target, wanted, Values.of(target, wanted, origin), null));
    }
}
