// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** Every schema within a schema, by its path: {@code []} for the items of a list. */
final class SchemaWalk {
    record Step(String path, Schema schema) {
        boolean isLeaf() {
            return switch (schema.getType()) {
                case RECORD, ARRAY, MAP, UNION -> false;
                default -> true;
            };
        }
    }

    private final List<Step> steps = new ArrayList<>();

    private SchemaWalk() {}

    static List<Step> of(Schema schema) {
        SchemaWalk walk = new SchemaWalk();
        walk.visit("", schema, 0);
        return List.copyOf(walk.steps);
    }

    /** Paths of the leaves, as OCSF would write them. */
    static List<String> leaves(Schema schema) {
        return of(schema).stream()
                .filter(Step::isLeaf)
                .filter(step -> step.schema().getType() != Schema.Type.NULL)
                .map(step -> step.path().replace("[]", ""))
                .toList();
    }

    private void visit(String path, Schema schema, int depth) {
        if (depth > 40) {
            throw new AssertionError("recursive schema at " + path);
        }
        steps.add(new Step(path, schema));
        switch (schema.getType()) {
            case RECORD ->
                schema.getFields()
                        .forEach(f -> visit(path.isEmpty() ? f.name() : path + "." + f.name(), f.schema(), depth + 1));
            case ARRAY -> visit(path + "[]", schema.getElementType(), depth + 1);
            case MAP -> visit(path + "{}", schema.getValueType(), depth + 1);
            case UNION -> schema.getTypes().forEach(branch -> visit(path, branch, depth + 1));
            default -> {}
        }
    }
}
