// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Thing;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.rule.EventTemplate;
import dev.casewire.normalizer.rule.Related;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a record's other things are to the one that its event is about: under the relation's word in {@code unmapped},
 * where OCSF has no relations between things. Immutable.
 */
final class Relations {
    private final List<Related> relations;

    private Relations(List<Related> relations) {
        this.relations = relations;
    }

    /**
     * The relations of an event, for one class.
     *
     * @throws IllegalArgumentException where a word is an attribute of the class
     */
    static Relations of(EventTemplate template, EventClass eventClass) {
        for (Related related : template.related()) {
            if (eventClass.ocsf().attributes().containsKey(related.name())) {
                throw new IllegalArgumentException(template.place() + ": related: '" + related.name()
                        + "' is an attribute of " + eventClass + "; place the value there or choose another name");
            }
        }
        return new Relations(template.related());
    }

    /** Writes each relation whose thing the record names. */
    void write(Reading reading, EventDraft draft) {
        for (Related related : relations) {
            int index = indexOf(related, reading.view());
            if (index >= 0) {
                draft.unmapped(related.name(), values(reading.view().things().get(index)));
                reading.relate(index);
            }
        }
    }

    private static int indexOf(Related related, AuditView view) {
        if (related.nth() != Related.ONLY) {
            return view.indexOf(related.type(), related.nth());
        }
        return view.count(related.type()) == 1 ? view.indexOf(related.type(), 0) : -1;
    }

    private static Map<String, @Nullable String> values(Thing thing) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        values.put("type", thing.type());
        values.put("name", thing.name());
        values.put("id", thing.id());
        values.put("parent_id", thing.parentId());
        values.put("parent_name", thing.parentName());
        values.put("uri", thing.uri());
        return values;
    }
}
