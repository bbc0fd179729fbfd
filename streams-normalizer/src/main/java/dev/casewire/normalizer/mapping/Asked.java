// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.rule.Condition;
import dev.casewire.normalizer.rule.FanOut;
import dev.casewire.normalizer.rule.Rule;
import java.util.List;

/**
 * What is asked of a record's texts before its events are made. Immutable.
 *
 * @param conditions of its rule
 * @param fanOuts lists whose members get an event each
 */
record Asked(List<Condition> conditions, List<FanOut> fanOuts) {
    static final Asked NOTHING = new Asked(List.of(), List.of());

    Asked {
        conditions = List.copyOf(conditions);
        fanOuts = List.copyOf(fanOuts);
    }

    static Asked of(Rule rule) {
        return new Asked(rule.conditions(), rule.fanOuts());
    }
}
