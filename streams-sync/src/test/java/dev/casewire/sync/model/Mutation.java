// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.link.SyncRules;

/** A safeguard taken away; {@link #NONE} takes nothing away. */
interface Mutation {
    Mutation NONE = new Mutation() {};

    default SyncRules rules(SyncRules rules) {
        return rules;
    }

    default Engine engine(Engine engine, World world) {
        return engine;
    }

    default boolean isGated() {
        return true;
    }

    default void prepare(World world) {}

    default String forge(World world, SimThing victim, SimThing clone) {
        return victim.stamp;
    }
}
