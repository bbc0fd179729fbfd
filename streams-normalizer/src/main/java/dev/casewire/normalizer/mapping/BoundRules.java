// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.rule.EventTemplate;
import dev.casewire.normalizer.rule.Rule;
import dev.casewire.normalizer.rule.RuleSet;
import dev.casewire.normalizer.rule.Severity;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule set bound to one OCSF version. Immutable. */
final class BoundRules {
    private static final Severity INFORMATIONAL = new Severity(1, List.of());

    private final IdentityHashMap<Rule, List<BoundEvent>> byRule = new IdentityHashMap<>();
    private final Map<String, BoundEvent> fallbacks = new HashMap<>();

    /**
     * Binds all rules.
     *
     * @throws IllegalArgumentException naming file, rule and problem
     */
    BoundRules(RuleSet rules, Binding binding) {
        IdentityHashMap<ClassBinding, ClassWriter> writers = new IdentityHashMap<>();
        for (ClassBinding target : binding.classes()) {
            writers.put(target, ClassWriter.of(target, rules, binding.observables()));
        }
        for (Rule rule : rules.rules()) {
            byRule.put(
                    rule,
                    rule.events().stream()
                            .map(template -> BoundEvent.of(template, binding, writers::get))
                            .toList());
        }
        for (String intent : RuleSet.fallbackIntents()) {
            fallbacks.put(intent, BoundEvent.of(fallback(intent), binding, writers::get));
        }
    }

    private static EventTemplate fallback(String intent) {
        return new EventTemplate(
                "fallback",
                intent,
                List.of(),
                false,
                Optional.empty(),
                Map.of(),
                INFORMATIONAL,
                Optional.empty(),
                false,
                Optional.empty(),
                EventTemplate.Data.NONE,
                List.of());
    }

    List<BoundEvent> events(Rule rule) {
        return byRule.getOrDefault(rule, List.of());
    }

    BoundEvent fallbackFor(String intent) {
        BoundEvent fallback = fallbacks.get(intent);
        if (fallback == null) {
            throw new IllegalStateException("intent " + intent + " is no fallback");
        }
        return fallback;
    }
}
