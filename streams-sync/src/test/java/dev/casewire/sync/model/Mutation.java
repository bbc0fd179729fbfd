// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.link.SyncRules;

/** A safeguard taken away; {@link #NONE} takes nothing away. */
interface Mutation {
    Mutation NONE = new Mutation() {};

    default SyncRules rules(SyncRules rules) {
        return rules;
    }

    /** The sync itself; the pure functions over maps where nothing else is said. */
    default Engine engine(SyncRules rules, World world) {
        return new PureEngine(rules, SimSink.keys(), world::now, isGated());
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
