// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfStructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What OCSF demands of a whole row: of an event, or an element of one of its lists, with all records within it, which are asked
 * one after the other rather than one by the other. Immutable.
 */
final class RowShape {
    private final RecordShape whole;

    /** Each record before those that it holds. */
    private final RecordShape[] records;

    /** By the number of a record its place; of the whole row, before the first. */
    private final int[] places;

    /** By the number of a record the number of the next that it does not hold. */
    private final int[] ends;

    private final Rows[] lists;

    /** The rows that are the elements of a list of records. */
    private record Rows(int place, RowShape shape) {}

    private RowShape(RecordShape whole) {
        this.whole = whole;
        List<RecordShape> recordList = new ArrayList<>();
        List<Integer> endList = new ArrayList<>();
        List<Rows> listList = new ArrayList<>();
        collect(whole, recordList, endList, listList);
        this.records = recordList.toArray(RecordShape[]::new);
        this.places = recordList.stream().mapToInt(RecordShape::place).toArray();
        this.ends = endList.stream().mapToInt(Integer::intValue).toArray();
        this.lists = listList.toArray(Rows[]::new);
    }

    static RowShape of(OcsfFacts facts, OcsfStructure structure, FlatLayout layout) {
        return new RowShape(RecordShape.of(facts, structure, layout));
    }

    private static void collect(RecordShape record, List<RecordShape> records, List<Integer> ends, List<Rows> lists) {
        int number = records.size();
        records.add(record);
        ends.add(number);
        for (RecordShape.Child child : record.children()) {
            if (child.isList()) {
                lists.add(new Rows(child.place(), new RowShape(child.shape())));
            } else {
                collect(child.shape(), records, ends, lists);
            }
        }
        ends.set(number, records.size());
    }

    private boolean isIn(FlatRecord row, int number) {
        return number == 0 || row.get(places[number]) != null;
    }

    /** Writes captions and free-form values, see {@link RecordShape#complete}. */
    void complete(FlatRecord row) {
        int number = 0;
        while (number < records.length) {
            if (isIn(row, number)) {
                records[number].complete(row);
                number++;
            } else {
                number = ends[number];
            }
        }
        for (Rows list : lists) {
            List<FlatRecord> elements = row.elements(list.place());
            for (int i = 0; i < elements.size(); i++) {
                list.shape().complete(elements.get(i));
            }
        }
    }

    /** Whether OCSF would accept the row as it is, with all that is in it. */
    boolean isSound(FlatRecord row) {
        int number = 0;
        while (number < records.length) {
            if (!isIn(row, number)) {
                number = ends[number];
            } else if (records[number].isSound(row)) {
                number++;
            } else {
                return false;
            }
        }
        for (Rows list : lists) {
            List<FlatRecord> elements = row.elements(list.place());
            for (int i = 0; i < elements.size(); i++) {
                if (!list.shape().isSound(elements.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Takes out optional records that OCSF would not accept, and tells what is wrong with what is left.
     *
     * @param removed is told of every record taken out, with its path and what it held
     * @return the first fault that no removal mends, null where there is none
     */
    @Nullable
    String settle(FlatRecord row, BiConsumer<String, Map<String, Object>> removed) {
        return whole.settle(row, "", removed);
    }
}
