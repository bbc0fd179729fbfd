// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.schemas.ocsf.OcsfAttribute;
import dev.casewire.schemas.ocsf.OcsfConstraint;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfRequirement;
import dev.casewire.schemas.ocsf.OcsfStructure;
import java.util.ArrayList;
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
    private final List<Required> required;
    private final List<Constraint> constraints;
    private final List<Caption> captions;
    private final List<Child> children;

    private record Required(int position, String name) {}

    private record Constraint(OcsfConstraint.Kind kind, List<Integer> positions) {}

    private record Caption(int position, int sibling, Map<String, String> texts) {}

    private record Child(int position, String name, RecordShape shape, boolean isList) {}

    private RecordShape(
            List<Required> required, List<Constraint> constraints, List<Caption> captions, List<Child> children) {
        this.required = List.copyOf(required);
        this.constraints = List.copyOf(constraints);
        this.captions = List.copyOf(captions);
        this.children = List.copyOf(children);
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
                captions.add(new Caption(field.pos(), sibling.pos(), attribute.captions()));
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
        return new RecordShape(required, constraints(structure, schema), captions, children);
    }

    private static List<Constraint> constraints(OcsfStructure structure, Schema schema) {
        List<Constraint> constraints = new ArrayList<>();
        for (OcsfConstraint constraint : structure.constraints()) {
            List<Integer> positions = constraint.attributes().stream()
                    .map(schema::getField)
                    .filter(field -> field != null)
                    .map(Schema.Field::pos)
                    .toList();
            constraints.add(new Constraint(constraint.kind(), positions));
        }
        return constraints;
    }

    /** Writes the caption beside every enumerated number that has none; a caption that is there stays. */
    void fillCaptions(GenericData.Record record) {
        for (Caption caption : captions) {
            Object value = record.get(caption.position());
            if (value != null && record.get(caption.sibling()) == null) {
                record.put(caption.sibling(), caption.texts().get(value.toString()));
            }
        }
        for (Child child : children) {
            Object value = record.get(child.position());
            if (value instanceof GenericData.Record nested) {
                child.shape().fillCaptions(nested);
            } else if (value instanceof List<?> list) {
                list.forEach(element -> child.shape().fillCaptions((GenericData.Record) element));
            }
        }
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
            int present = 0;
            for (int position : constraint.positions()) {
                present += isAbsent(record.get(position)) ? 0 : 1;
            }
            if (present == 0 || (present > 1 && constraint.kind() == OcsfConstraint.Kind.JUST_ONE)) {
                return path + " breaks " + constraint.kind();
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

    private static boolean isAbsent(@Nullable Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    /** Is told of records that were taken out. */
    interface Removed {
        void record(String path, GenericData.Record record);
    }
}
