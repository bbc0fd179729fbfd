// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * What is made of one kind of record. Immutable.
 *
 * @param id unique name, dotted lower case
 * @param place where it stands in the rule files, for messages
 * @param keys language-independent keys of the kind, in the source's letter case
 * @param captions categories and captions of the kind
 * @param events what is made, in order
 */
public record Rule(String id, String place, List<String> keys, List<CaptionKey> captions, List<EventTemplate> events) {
    public Rule {
        keys = List.copyOf(keys);
        captions = List.copyOf(captions);
        events = List.copyOf(events);
    }

    /** The lists whose members get an event each. */
    public List<FanOut> fanOuts() {
        return events.stream().flatMap(event -> event.fanOut().stream()).toList();
    }

    /** All that is asked of a record before its events are made. */
    public List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        for (EventTemplate event : events) {
            conditions.addAll(event.conditions());
            event.severity().raises().forEach(raise -> conditions.addAll(raise.conditions()));
        }
        return conditions;
    }
}
