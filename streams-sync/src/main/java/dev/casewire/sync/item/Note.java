// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Side;

/**
 * Something that people shall read on one side.
 *
 * @param target the side
 * @param id deterministic, so that it is told once
 * @param text the text
 */
public record Note(Side target, String id, String text) {}
