// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Faults by chance, the same for the same seed and the same order of requests. Each request to the audit API draws once.
 * Not safe for use by several threads.
 */
final class FaultSchedule {

    static final String MATCHING = "/auditing/";

    private final Random random;
    private final Map<FaultKind, Double> probabilities;

    FaultSchedule(long seed, Map<FaultKind, Double> probabilities) {
        double sum = 0;
        for (Map.Entry<FaultKind, Double> entry : probabilities.entrySet()) {
            if (!(entry.getValue() >= 0 && entry.getValue() <= 1)) {
                throw new IllegalArgumentException("the probability of "
                        + entry.getKey().label() + " must be from 0 to 1, not " + entry.getValue());
            }
            sum += entry.getValue();
        }
        if (sum > 1) {
            throw new IllegalArgumentException("the probabilities of all faults must sum up to at most 1, not " + sum);
        }
        this.random = new Random(seed);
        this.probabilities = new EnumMap<>(FaultKind.class);
        this.probabilities.putAll(probabilities);
    }

    Optional<Fault> draw() {
        double left = random.nextDouble();
        for (Map.Entry<FaultKind, Double> entry : probabilities.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return Optional.of(Fault.of(entry.getKey()).matching(MATCHING));
            }
        }
        return Optional.empty();
    }
}
