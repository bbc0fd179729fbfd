// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

/** Shapes of the source JSON. */
public enum Shape {
    CLOUD("cloud"),
    DATA_CENTER("data_center"),
    DATA_CENTER_FILE("data_center_file"),
    SERVER("server"),
    UNKNOWN("unknown");

    private final String label;

    Shape(String label) {
        this.label = label;
    }

    /** The word that records carry. */
    public String label() {
        return label;
    }
}
