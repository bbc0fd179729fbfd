// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventList;
import dev.casewire.normalizer.event.EventPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.GenericData;

/** Lists the values of an event that an analyst searches for, wherever they stand, under one name: OCSF's observables. */
final class Observables {
    private final EventList list;
    private final List<Source> sources;
    private final int name;
    private final int typeId;
    private final int value;
    private final int type;

    private record Source(EventPath path, Integer typeId, String type) {}

    private Observables(EventList list, List<Source> sources) {
        this.list = list;
        this.sources = List.copyOf(sources);
        this.name = list.attribute("name");
        this.typeId = list.attribute("type_id");
        this.value = list.attribute("value");
        this.type = list.attribute("type");
    }

    /** The writer of a class; empty where its emission profile has no observables. */
    static Optional<Observables> of(EventClass eventClass, Map<String, Integer> typesByPath) {
        List<Source> sources = new ArrayList<>();
        typesByPath.forEach((text, typeId) -> {
            String caption = eventClass
                    .facts()
                    .observableType(typeId)
                    .orElseThrow(() -> new IllegalArgumentException("observables: " + text + ": OCSF "
                            + eventClass.facts().version() + " has no type " + typeId));
            eventClass.path(text).ifPresent(path -> sources.add(new Source(path, typeId, caption)));
        });
        return eventClass.list("observables").map(list -> new Observables(list, sources));
    }

    void write(EventDraft draft) {
        for (Source source : sources) {
            Object found = source.path().get(draft.record());
            if (found instanceof String text) {
                add(source, text, draft);
            } else if (found instanceof List<?> values) {
                values.forEach(each -> add(source, each.toString(), draft));
            } else if (found != null) {
                add(source, found.toString(), draft);
            }
        }
    }

    private void add(Source source, String text, EventDraft draft) {
        GenericData.Record observable = list.add(draft);
        observable.put(name, source.path().text());
        observable.put(typeId, source.typeId());
        observable.put(value, text);
        if (type >= 0) {
            observable.put(type, source.type());
        }
    }
}
