// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.EventList;
import dev.casewire.normalizer.event.EventStart;
import dev.casewire.normalizer.rule.RuleSet;
import java.util.Map;
import java.util.Optional;

/**
 * What writes the parts of an event of one class that no rule places. Immutable.
 *
 * @param start what every event of the class begins with
 */
record ClassWriter(
        EventStart start,
        Envelope envelope,
        Optional<Things> things,
        Optional<Changes> changes,
        Optional<Observables> observables) {

    static ClassWriter of(ClassBinding target, RuleSet rules, Map<String, Integer> observables) {
        return new ClassWriter(
                target.eventClass().start().with(Metadata.constants(target, rules)),
                new Envelope(target),
                target.things().map(attribute -> new Things(list(target, attribute))),
                Changes.of(target),
                Observables.of(target.eventClass(), observables));
    }

    private static EventList list(ClassBinding target, String attribute) {
        return target.eventClass()
                .list(attribute)
                .orElseThrow(() -> new IllegalArgumentException(
                        target.eventClass() + ": things: '" + attribute + "' is no list of its emission profile"));
    }
}
