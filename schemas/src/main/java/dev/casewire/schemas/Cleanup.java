// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

/** Kafka's {@code cleanup.policy}. */
public enum Cleanup {
    /** Records go when they are older than the retention. */
    DELETE("delete"),
    /** The newest record of each key stays. */
    COMPACT("compact");

    private final String policy;

    Cleanup(String policy) {
        this.policy = policy;
    }

    /** The value of the topic setting. */
    public String policy() {
        return policy;
    }

    static Cleanup parse(String text) {
        for (Cleanup cleanup : values()) {
            if (cleanup.policy.equals(text)) {
                return cleanup;
            }
        }
        throw new IllegalArgumentException("cleanup must be delete or compact, is '" + text + "'");
    }
}
