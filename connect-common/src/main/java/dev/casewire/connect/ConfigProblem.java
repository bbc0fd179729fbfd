// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/**
 * What is wrong with one setting.
 *
 * @param key the setting whose answer in Connect's {@code validate} carries the sentence
 * @param sentence the rule, the value unless it is a secret, and what to do
 */
public record ConfigProblem(String key, String sentence) {

    /**
     * Adds each problem to the answer for its key. A key that the definition does not know gets an answer of its own,
     * without the configured value: a misspelt key may well hold a secret.
     *
     * @param validated result of {@code ConfigDef} validation, changed in place where a key is known
     */
    public static Config attach(Config validated, List<ConfigProblem> problems) {
        Map<String, ConfigValue> values = new TreeMap<>();
        validated.configValues().forEach(value -> values.put(value.name(), value));
        for (ConfigProblem problem : problems) {
            values.computeIfAbsent(problem.key(), ConfigValue::new).addErrorMessage(problem.sentence());
        }
        return new Config(List.copyOf(values.values()));
    }

    /** True where validation has found nothing wrong so far, so that a check that costs a request is worth it. */
    public static boolean isFlawless(Config validated) {
        return validated.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty());
    }
}
