// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.identity.ThingState;
import org.jspecify.annotations.Nullable;

/**
 * A thing in the store.
 *
 * @param state what is known of it
 * @param waiting how it was last seen, while it waits for the end of a create; null otherwise
 */
record StoredThing(ThingState state, @Nullable ThingSeen waiting) {
    static final StoredThing UNKNOWN = new StoredThing(ThingState.UNKNOWN, null);
}
