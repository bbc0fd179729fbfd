// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a row came to be and when a client could first see it; their ids tell how long it took from there to a topic.
 *
 * @param id none for a row without a readable one
 * @param visibleAt for rows that were there from the beginning: the start of the simulator
 */
public record SeenRow(@Nullable Long id, Instant created, Instant visibleAt) {}
