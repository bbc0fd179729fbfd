// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventList;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.event.FlatRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.util.Utf8;

/** Lists the values of an event that an analyst searches for, wherever they stand, under one name: OCSF's observables. */
final class Observables {
    private final EventList list;
    private final List<Source> sources;
    private final int value;

    /** @param start the observable without its value */
    private record Source(EventPath path, FlatRecord start) {}

    private Observables(EventList list, List<Source> sources) {
        this.list = list;
        this.sources = List.copyOf(sources);
        this.value = list.attribute("value");
    }

    /** The writer of a class; empty where its emission profile has no observables. */
    static Optional<Observables> of(EventClass eventClass, Map<String, Integer> typesByPath) {
        return eventClass
                .list("observables")
                .map(list -> new Observables(list, sources(eventClass, list, typesByPath)));
    }

    private static List<Source> sources(EventClass eventClass, EventList list, Map<String, Integer> typesByPath) {
        List<Source> sources = new ArrayList<>();
        typesByPath.forEach((text, typeId) -> {
            String caption = eventClass
                    .facts()
                    .observableType(typeId)
                    .orElseThrow(() -> new IllegalArgumentException("observables: " + text + ": OCSF "
                            + eventClass.facts().version() + " has no type " + typeId));
            Map<Integer, Object> constants = new HashMap<>();
            constants.put(list.attribute("name"), new Utf8(text));
            constants.put(list.attribute("type_id"), typeId);
            constants.put(list.attribute("type"), new Utf8(caption));
            constants.remove(-1);
            eventClass.path(text).ifPresent(path -> sources.add(new Source(path, list.start(constants))));
        });
        return sources;
    }

    void write(EventDraft draft) {
        for (Source source : sources) {
            Object found = source.path().get(draft.record());
            if (found instanceof CharSequence text) {
                add(source, text, draft);
            } else if (found instanceof List<?> values) {
                values.forEach(each -> add(source, each.toString(), draft));
            } else if (found != null) {
                add(source, found.toString(), draft);
            }
        }
    }

    private void add(Source source, CharSequence text, EventDraft draft) {
        list.add(draft, source.start()).put(value, text);
    }
}
