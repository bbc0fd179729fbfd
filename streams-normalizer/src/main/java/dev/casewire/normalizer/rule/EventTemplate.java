// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One event, or one per list member, that a rule makes of a record. Immutable.
 *
 * @param place where it stands in the rule files, for messages
 * @param intent what the act means, such as {@code group.member.add}; a binding says which class and activity that is
 * @param conditions all must hold
 * @param isOtherwise whether it is made only where the events before it in the rule made nothing
 * @param fanOut the list whose members get an event each, if any
 * @param placements what goes where: path below an intent's part (such as {@code user.name}) to source
 * @param severity how grave it is
 * @param actorIfAbsent part of the event that acted where the source names nobody, if any
 * @param isFailure whether the act was tried in vain
 * @param attributesTo path below a part that takes the extra attributes which nothing else has used, if any
 * @param data what stands in the data of the event's main thing besides the record's changed values
 * @param related what the things are to each other that the record names besides the one that the event is about
 */
public record EventTemplate(
        String place,
        String intent,
        List<Condition> conditions,
        boolean isOtherwise,
        Optional<FanOut> fanOut,
        Map<String, Source> placements,
        Severity severity,
        Optional<String> actorIfAbsent,
        boolean isFailure,
        Optional<String> attributesTo,
        Data data,
        List<Related> related) {

    /** Where a value comes from, and where the rule files say so. */
    public record Source(String place, Expression expression) {}

    /**
     * Values by the names that they get in the thing's data.
     *
     * @param before of the thing as it was before the act, or is
     * @param after of the thing as it is after the act
     */
    public record Data(Map<String, Expression> before, Map<String, Expression> after) {
        public static final Data NONE = new Data(Map.of(), Map.of());

        public Data {
            before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
            after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
        }

        public boolean isEmpty() {
            return before.isEmpty() && after.isEmpty();
        }
    }

    public EventTemplate {
        conditions = List.copyOf(conditions);
        placements = new LinkedHashMap<>(placements);
        related = List.copyOf(related);
    }
}
