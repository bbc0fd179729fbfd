// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.link.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A thing was read whole.
 *
 * @param thing the thing
 * @param version order of the observation
 * @param snapshot what it showed
 * @param stamp the stamp on it; null where there is none
 * @param isOurs true where our own account created it
 * @param isInScope true where the configuration mirrors it
 */
public record ThingSeen(
        ThingId thing,
        Version version,
        Snapshot snapshot,
        @Nullable String stamp,
        boolean isOurs,
        boolean isInScope) {}
