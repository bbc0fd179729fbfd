// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.schemas.ocsf.OcsfAttribute;
import dev.casewire.schemas.ocsf.OcsfConstraint;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfRequirement;
import dev.casewire.schemas.ocsf.OcsfStructure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/**
 * What OCSF demands of one record of an emission profile, resolved once to field positions: what must be present, which
 * constraints bind, which numbers have captions beside them. Immutable.
 */
final class RecordShape {
    private final Required[] required;
    private final int[] requiredPositions;
    private final Constraint[] constraints;
    private final Caption[] captions;
    private final Child[] children;
    private final int[] freeForm;

    private record Required(int position, String name) {}

    private static final class Constraint {
        private final boolean isJustOne;
        private final String name;
        private final int[] positions;

        Constraint(boolean isJustOne, String name, int[] positions) {
            this.isJustOne = isJustOne;
            this.name = name;
            this.positions = positions;
        }

        boolean holds(GenericData.Record record) {
            int present = 0;
            for (int position : positions) {
                if (!isAbsent(record.get(position))) {
                    if (!isJustOne) {
                        return true;
                    }
                    present++;
                }
            }
            return present == 1;
        }
    }

    /** Captions by the number or the text that they stand for. */
    private static final class Caption {
        private static final int MOST = 128;

        private final int position;
        private final int sibling;
        private final Map<Object, String> texts;
        private final @Nullable String[] byNumber = new String[MOST];

        Caption(int position, int sibling, Map<Object, String> texts) {
            this.position = position;
            this.sibling = sibling;
            this.texts = texts;
            for (int i = 0; i < MOST; i++) {
                byNumber[i] = texts.get(i);
            }
        }

        @Nullable
        String text(Object value) {
            return value instanceof Integer number && number >= 0 && number < MOST
                    ? byNumber[number]
                    : texts.get(value);
        }
    }

    private record Child(int position, String name, RecordShape shape, boolean isList) {}

    private RecordShape(
            List<Required> required,
            List<Constraint> constraints,
            List<Caption> captions,
            List<Child> children,
            int[] freeForm) {
        this.freeForm = freeForm;
        this.required = required.toArray(Required[]::new);
        this.requiredPositions = required.stream().mapToInt(Required::position).toArray();
        this.constraints = constraints.toArray(Constraint[]::new);
        this.captions = captions.toArray(Caption[]::new);
        this.children = children.toArray(Child[]::new);
    }

    static RecordShape of(OcsfFacts facts, OcsfStructure structure, Schema schema) {
        List<Required> required = new ArrayList<>();
        List<Caption> captions = new ArrayList<>();
        List<Child> children = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            OcsfAttribute attribute = structure
                    .attribute(field.name())
                    .orElseThrow(() -> new IllegalArgumentException(
                            "OCSF " + facts.version() + " " + structure.name() + " has no " + field.name()));
            if (attribute.requirement() == OcsfRequirement.REQUIRED && attribute.profile() == null) {
                required.add(new Required(field.pos(), field.name()));
            }
            Schema.Field sibling = attribute.sibling() == null ? null : schema.getField(attribute.sibling());
            if (attribute.isEnumerated() && sibling != null) {
                captions.add(new Caption(field.pos(), sibling.pos(), captions(attribute.captions())));
            }
            Schema value = LeafType.valueOf(field.schema());
            boolean isList = value.getType() == Schema.Type.ARRAY;
            Schema element = isList ? LeafType.valueOf(value.getElementType()) : value;
            String objectType = attribute.objectType();
            if (element.getType() == Schema.Type.RECORD && objectType != null) {
                RecordShape shape = of(facts, facts.object(objectType), element);
                children.add(new Child(field.pos(), field.name(), shape, isList));
            }
        }
        return new RecordShape(required, constraints(structure, schema), captions, children, freeForm(schema));
    }

    private static int[] freeForm(Schema schema) {
        return schema.getFields().stream()
                .filter(field -> LeafType.of(field.schema())
                        .filter(type -> type == LeafType.JSON)
                        .isPresent())
                .mapToInt(Schema.Field::pos)
                .toArray();
    }

    private static List<Constraint> constraints(OcsfStructure structure, Schema schema) {
        List<Constraint> constraints = new ArrayList<>();
        for (OcsfConstraint constraint : structure.constraints()) {
            int[] positions = constraint.attributes().stream()
                    .map(schema::getField)
                    .filter(field -> field != null)
                    .mapToInt(Schema.Field::pos)
                    .toArray();
            boolean isJustOne = constraint.kind() == OcsfConstraint.Kind.JUST_ONE;
            constraints.add(new Constraint(isJustOne, constraint.kind().name(), positions));
        }
        return constraints;
    }

    private static Map<Object, String> captions(Map<String, String> byText) {
        Map<Object, String> captions = new HashMap<>(byText);
        byText.forEach((text, caption) -> {
            if (text.matches("-?\\d{1,9}")) {
                captions.put(Integer.valueOf(text), caption);
            }
        });
        return captions;
    }

    /**
     * Writes the caption beside every enumerated number that has none (a caption that is there stays), and free-form values as
     * JSON.
     */
    void complete(GenericData.Record record) {
        for (int position : freeForm) {
            if (record.get(position) instanceof Map<?, ?> values) {
                record.put(position, JsonText.of(values));
            }
        }
        for (Caption caption : captions) {
            Object value = record.get(caption.position);
            if (value != null && record.get(caption.sibling) == null) {
                record.put(caption.sibling, caption.text(value));
            }
        }
        for (Child child : children) {
            Object value = record.get(child.position());
            if (value instanceof GenericData.Record nested) {
                child.shape().complete(nested);
            } else if (value instanceof List<?> list) {
                for (Object element : list) {
                    child.shape().complete((GenericData.Record) element);
                }
            }
        }
    }

    /** Whether OCSF would accept the record as it is, with all that is in it. */
    boolean isSound(GenericData.Record record) {
        for (int position : requiredPositions) {
            if (isAbsent(record.get(position))) {
                return false;
            }
        }
        for (Constraint constraint : constraints) {
            if (!constraint.holds(record)) {
                return false;
            }
        }
        for (Child child : children) {
            Object value = record.get(child.position());
            if (value instanceof GenericData.Record nested) {
                if (!child.shape().isSound(nested)) {
                    return false;
                }
            } else if (value instanceof List<?> list) {
                for (Object element : list) {
                    if (!child.shape().isSound((GenericData.Record) element)) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /**
     * Takes out optional records that OCSF would not accept, and tells what is wrong with what is left.
     *
     * @param removed is told of every record taken out, with its path
     * @return the first fault that no removal mends, null where there is none
     */
    @Nullable
    String settle(GenericData.Record record, String path, Removed removed) {
        for (Child child : children) {
            Object value = record.get(child.position());
            if (value != null && settleChild(child, value, path, removed)) {
                record.put(child.position(), null);
            }
        }
        for (Required need : required) {
            if (isAbsent(record.get(need.position()))) {
                return path + need.name() + " is required";
            }
        }
        for (Constraint constraint : constraints) {
            if (!constraint.holds(record)) {
                return path + " breaks " + constraint.name;
            }
        }
        return null;
    }

    /** Whether nothing acceptable is left of the child. */
    private static boolean settleChild(Child child, Object value, String path, Removed removed) {
        if (child.isList()) {
            List<?> list = (List<?>) value;
            list.removeIf(element -> isRefused(child, (GenericData.Record) element, path, removed));
            return list.isEmpty();
        }
        return isRefused(child, (GenericData.Record) value, path, removed);
    }

    private static boolean isRefused(Child child, GenericData.Record record, String path, Removed removed) {
        if (child.shape().settle(record, path + child.name() + ".", removed) == null) {
            return false;
        }
        removed.record(path + child.name(), record);
        return true;
    }

    /** Classes are asked for first: that an object is none of an interface takes the JVM a search. */
    private static boolean isAbsent(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        return !(value instanceof String || value instanceof Number || value instanceof GenericData.Record)
                && value instanceof List<?> list
                && list.isEmpty();
    }

    /** Is told of records that were taken out. */
    interface Removed {
        void record(String path, GenericData.Record record);
    }
}
