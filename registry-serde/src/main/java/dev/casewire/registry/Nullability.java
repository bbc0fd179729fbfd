// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * Whether values of a schema may be null, and what they are otherwise.
 *
 * @param nullBranch place of null in the union, or {@link #NEVER}
 * @param present schema of the values that are there
 */
public record Nullability(int nullBranch, Schema present) {
    /** For a schema that is no union. */
    public static final int NEVER = -1;

    /** Empty for unions of anything but null and one other schema. */
    public static Optional<Nullability> of(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return Optional.of(new Nullability(NEVER, schema));
        }
        List<Schema> branches = schema.getTypes();
        if (branches.size() != 2 || !schema.isNullable()) {
            return Optional.empty();
        }
        int nullBranch = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
        return Optional.of(new Nullability(nullBranch, branches.get(1 - nullBranch)));
    }
}
