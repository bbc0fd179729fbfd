// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import org.jspecify.annotations.Nullable;

/**
 * What an item must know of its link.
 *
 * @param generation the link's
 * @param label what people call the original's thing, such as {@code SEC-12}; null while it is not known
 * @param mayWrite true where the target can be written now
 * @param mayCreate true where nothing that already exists can be missed, so that something new may be created
 * @param now epoch milliseconds
 */
public record ItemContext(int generation, @Nullable String label, boolean mayWrite, boolean mayCreate, long now) {}
