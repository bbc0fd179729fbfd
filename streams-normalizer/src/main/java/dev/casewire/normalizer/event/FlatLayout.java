// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.registry.Nullability;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All fields of an emission profile in one row, in the order in which Avro writes them: a record within it takes a place of its own,
 * and what it holds takes the places behind. The elements of a list of records have a layout of their own. Immutable.
 */
final class FlatLayout {
    private final Schema schema;
    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> byPath = new HashMap<>();
    private final int[] ends;
    private final int[] nullBranches;
    private final int[] lists;

    /**
     * A place in the row.
     *
     * @param value schema of what stands there
     * @param nullBranch see {@link Nullability}
     * @param holders places of the records that it lies within, the outermost first
     * @param elements what the elements of a list of records hold; null where it is no such list
     */
    private record Place(
            String path,
            Schema value,
            int nullBranch,
            List<Integer> holders,
            @Nullable FlatLayout elements) {}

    /** @throws IllegalArgumentException where the schema holds what no emission profile does, such as a union of two records */
    FlatLayout(Schema schema) {
        this.schema = schema;
        List<Integer> endList = new ArrayList<>();
        add(schema, "", List.of(), endList);
        this.ends = endList.stream().mapToInt(Integer::intValue).toArray();
        this.nullBranches = places.stream().mapToInt(Place::nullBranch).toArray();
        this.lists = IntStream.range(0, places.size())
                .filter(place -> places.get(place).elements() != null)
                .toArray();
    }

    private void add(Schema record, String base, List<Integer> holders, List<Integer> endList) {
        for (Schema.Field field : record.getFields()) {
            int place = places.size();
            String path = base + field.name();
            Nullability known = Nullability.of(field.schema())
                    .orElseThrow(() -> new IllegalArgumentException(path + " is a union that is not of one and null"));
            places.add(new Place(path, known.present(), known.nullBranch(), holders, elements(known.present())));
            byPath.put(path, place);
            endList.add(place + 1);
            if (known.present().getType() == Schema.Type.RECORD) {
                List<Integer> within = new ArrayList<>(holders);
                within.add(place);
                add(known.present(), path + ".", within, endList);
                endList.set(place, places.size());
            }
        }
    }

    private static @Nullable FlatLayout elements(Schema value) {
        return value.getType() == Schema.Type.ARRAY && value.getElementType().getType() == Schema.Type.RECORD
                ? new FlatLayout(value.getElementType())
                : null;
    }

    Schema schema() {
        return schema;
    }

    int size() {
        return ends.length;
    }

    /** The place of a path; -1 where the profile lacks it. */
    int place(String path) {
        return byPath.getOrDefault(path, -1);
    }

    String path(int place) {
        return places.get(place).path();
    }

    /** The place behind all that the record at a place holds; for anything else the next one. */
    int end(int place) {
        return ends[place];
    }

    int nullBranch(int place) {
        return nullBranches[place];
    }

    /** The places of the records that a place lies within, the outermost first. */
    int[] holders(int place) {
        return places.get(place).holders().stream().mapToInt(Integer::intValue).toArray();
    }

    /** What a place holds; empty where that is a record or a list of records. */
    Optional<LeafType> leafType(int place) {
        return LeafType.of(places.get(place).value());
    }

    /** What the elements of the list of records at a place hold; null where there is no such list. */
    @Nullable
    FlatLayout elements(int place) {
        return places.get(place).elements();
    }

    boolean isRecord(int place) {
        return places.get(place).value().getType() == Schema.Type.RECORD;
    }

    /** The places of all lists of records. */
    int[] lists() {
        return lists;
    }
}
