// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import java.util.Optional;

/** How one field is kept in step. Implementations are immutable and pure. */
public interface FieldRule {
    /** The field. */
    FieldName name();

    /** What the field needs now. */
    Merge merge(Comparison comparison);

    /**
     * True where the two sides say different things that only each of them shows, as after a loop was left alone: what is
     * written over one of them is told.
     */
    default boolean isApart(Values values) {
        return false;
    }

    /**
     * Base of a field whose loop is left alone: what is merged against once a side changes again.
     *
     * @param base what the two agreed on before
     * @param seen what they show now
     */
    default Values leftAlone(Values base, Values seen) {
        return seen;
    }

    /**
     * What a twin is created with.
     *
     * @param target the side it is created on
     * @param origin the value on the other side
     * @return empty where the field is not part of a create call
     */
    Optional<Merge.Write> create(Side target, String origin);
}
