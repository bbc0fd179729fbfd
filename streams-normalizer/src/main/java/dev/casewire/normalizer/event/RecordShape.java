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
import java.util.function.BiConsumer;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * What OCSF demands of one record of an emission profile, resolved once to places of its layout: what must be present, which
 * constraints bind, which numbers have captions beside them. Immutable.
 */
final class RecordShape {
    private static final int ROOT = -1;

    private final FlatLayout layout;
    private final String prefix;
    private final int[] required;
    private final Constraint[] constraints;
    private final Caption[] captions;
    private final Child[] children;
    private final int[] freeForm;

    private static final class Constraint {
        private final boolean isJustOne;
        private final String name;
        private final int[] places;

        Constraint(boolean isJustOne, String name, int[] places) {
            this.isJustOne = isJustOne;
            this.name = name;
            this.places = places;
        }

        boolean holds(FlatRecord record) {
            int present = 0;
            for (int place : places) {
                if (!isAbsent(record.get(place))) {
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

        private final int place;
        private final int sibling;
        private final Map<Object, Utf8> texts;
        private final @Nullable Utf8[] byNumber = new Utf8[MOST];

        Caption(int place, int sibling, Map<Object, Utf8> texts) {
            this.place = place;
            this.sibling = sibling;
            this.texts = texts;
            for (int i = 0; i < MOST; i++) {
                byNumber[i] = texts.get(i);
            }
        }

        @Nullable
        Utf8 text(Object value) {
            if (value instanceof Integer number) {
                return number >= 0 && number < MOST ? byNumber[number] : texts.get(number);
            }
            return texts.get(value instanceof CharSequence ? value.toString() : value);
        }
    }

    /** @param shape of the record at the place, or of each element of the list there */
    private record Child(int place, String name, RecordShape shape, boolean isList) {}

    static RecordShape of(OcsfFacts facts, OcsfStructure structure, FlatLayout layout) {
        return new RecordShape(facts, structure, layout, ROOT);
    }

    /** @param self place of the record in the layout */
    private RecordShape(OcsfFacts facts, OcsfStructure structure, FlatLayout layout, int self) {
        this.layout = layout;
        this.prefix = self == ROOT ? "" : layout.path(self) + ".";
        List<Integer> requiredPlaces = new ArrayList<>();
        List<Integer> freeFormPlaces = new ArrayList<>();
        List<Caption> captionList = new ArrayList<>();
        List<Child> childList = new ArrayList<>();
        int end = self == ROOT ? layout.size() : layout.end(self);
        for (int place = self + 1; place < end; place = layout.end(place)) {
            String name = layout.path(place).substring(prefix.length());
            OcsfAttribute attribute = structure
                    .attribute(name)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "OCSF " + facts.version() + " " + structure.name() + " has no " + name));
            if (attribute.requirement() == OcsfRequirement.REQUIRED && attribute.profile() == null) {
                requiredPlaces.add(place);
            }
            int sibling = attribute.sibling() == null ? -1 : layout.place(prefix + attribute.sibling());
            if (attribute.isEnumerated() && sibling >= 0) {
                captionList.add(new Caption(place, sibling, captions(attribute.captions())));
            }
            if (layout.leafType(place).filter(type -> type == LeafType.JSON).isPresent()) {
                freeFormPlaces.add(place);
            }
            FlatLayout elements = layout.elements(place);
            String objectType = attribute.objectType();
            if (objectType != null && (elements != null || layout.isRecord(place))) {
                OcsfStructure object = facts.object(objectType);
                RecordShape shape =
                        elements == null ? new RecordShape(facts, object, layout, place) : of(facts, object, elements);
                childList.add(new Child(place, name, shape, elements != null));
            }
        }
        this.required = ints(requiredPlaces);
        this.freeForm = ints(freeFormPlaces);
        this.captions = captionList.toArray(Caption[]::new);
        this.children = childList.toArray(Child[]::new);
        this.constraints = constraints(structure);
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private Constraint[] constraints(OcsfStructure structure) {
        List<Constraint> made = new ArrayList<>();
        for (OcsfConstraint constraint : structure.constraints()) {
            int[] places = constraint.attributes().stream()
                    .mapToInt(name -> layout.place(prefix + name))
                    .filter(place -> place >= 0)
                    .toArray();
            boolean isJustOne = constraint.kind() == OcsfConstraint.Kind.JUST_ONE;
            made.add(new Constraint(isJustOne, constraint.kind().name(), places));
        }
        return made.toArray(Constraint[]::new);
    }

    private static Map<Object, Utf8> captions(Map<String, String> byText) {
        Map<Object, Utf8> captions = new HashMap<>();
        byText.forEach((text, caption) -> {
            captions.put(text, new Utf8(caption));
            if (text.matches("-?\\d{1,9}")) {
                captions.put(Integer.valueOf(text), new Utf8(caption));
            }
        });
        return captions;
    }

    /**
     * Writes the caption beside every enumerated number that has none (a caption that is there stays), and free-form values as
     * JSON.
     */
    void complete(FlatRecord record) {
        for (int place : freeForm) {
            if (record.get(place) instanceof Map<?, ?> values) {
                record.put(place, JsonText.of(values));
            }
        }
        for (Caption caption : captions) {
            Object value = record.get(caption.place);
            if (value != null && record.get(caption.sibling) == null) {
                record.put(caption.sibling, caption.text(value));
            }
        }
        for (Child child : children) {
            if (child.isList()) {
                for (FlatRecord element : record.elements(child.place())) {
                    child.shape().complete(element);
                }
            } else if (record.get(child.place()) != null) {
                child.shape().complete(record);
            }
        }
    }

    /** Whether OCSF would accept the record as it is, with all that is in it. */
    boolean isSound(FlatRecord record) {
        for (int place : required) {
            if (isAbsent(record.get(place))) {
                return false;
            }
        }
        for (Constraint constraint : constraints) {
            if (!constraint.holds(record)) {
                return false;
            }
        }
        for (Child child : children) {
            if (child.isList()) {
                for (FlatRecord element : record.elements(child.place())) {
                    if (!child.shape().isSound(element)) {
                        return false;
                    }
                }
            } else if (record.get(child.place()) != null && !child.shape().isSound(record)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes out optional records that OCSF would not accept, and tells what is wrong with what is left.
     *
     * @param base path of the list whose element the record is, with a dot behind it; empty for an event
     * @param removed is told of every record taken out, with its path and what it held
     * @return the first fault that no removal mends, null where there is none
     */
    @Nullable
    String settle(FlatRecord record, String base, BiConsumer<String, Map<String, Object>> removed) {
        for (Child child : children) {
            if (record.get(child.place()) != null) {
                settle(child, record, base, removed);
            }
        }
        for (int place : required) {
            if (isAbsent(record.get(place))) {
                return base + layout.path(place) + " is required";
            }
        }
        for (Constraint constraint : constraints) {
            if (!constraint.holds(record)) {
                return base + prefix + " breaks " + constraint.name;
            }
        }
        return null;
    }

    private void settle(Child child, FlatRecord record, String base, BiConsumer<String, Map<String, Object>> removed) {
        int place = child.place();
        String path = base + layout.path(place);
        if (!child.isList()) {
            if (child.shape().settle(record, base, removed) != null) {
                removed.accept(path, record.members(place));
                record.remove(place);
            }
            return;
        }
        record.elements(place).removeIf(element -> {
            boolean isRefused = child.shape().settle(element, path + ".", removed) != null;
            if (isRefused) {
                removed.accept(path, element.members());
            }
            return isRefused;
        });
        if (record.elements(place).isEmpty()) {
            record.remove(place);
        }
    }

    /** Classes are asked for first: that an object is none of an interface takes the JVM a search. */
    private static boolean isAbsent(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        return !(value instanceof String || value instanceof Number || value == FlatRecord.PRESENT)
                && value instanceof List<?> list
                && list.isEmpty();
    }
}
