// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

/** The compatibility rules of the Confluent-compatible API, by their names on the wire. */
public enum Compatibility {
    NONE,
    BACKWARD,
    BACKWARD_TRANSITIVE,
    FORWARD,
    FORWARD_TRANSITIVE,
    FULL,
    FULL_TRANSITIVE
}
