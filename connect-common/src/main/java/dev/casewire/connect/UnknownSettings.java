// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds settings that nobody reads. Connect itself ignores them, so a misspelt name silently leaves the default in
 * force.
 */
public final class UnknownSettings {
    private UnknownSettings() {}

    /**
     * One problem per key that neither the connector nor the worker knows, in the order of the names; never tells the
     * value.
     *
     * @param known names the connector defines
     */
    public static List<ConfigProblem> in(Map<String, String> config, Set<String> known, ConnectSettings worker) {
        return config.keySet().stream()
                .filter(key -> !known.contains(key) && !worker.owns(key))
                .sorted()
                .map(key -> new ConfigProblem(key, sentence(key, known)))
                .toList();
    }

    private static String sentence(String key, Set<String> known) {
        return "Unknown setting '" + key + "'. "
                + nearest(key, known)
                        .map(name -> "Did you mean '" + name + "'? Rename or remove it.")
                        .orElse("Remove it.");
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        int tolerated = Math.max(2, key.length() * 2 / 5);
        return known.stream()
                .filter(name -> distance(key, name) <= tolerated)
                .min(Comparator.comparingInt((String name) -> distance(key, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Least number of inserted, removed and replaced characters between two names (Levenshtein). */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
