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
     * What a twin is created with.
     *
     * @param target the side it is created on
     * @param origin the value on the other side
     * @return empty where the field is not part of a create call
     */
    Optional<Merge.Write> create(Side target, String origin);
}
