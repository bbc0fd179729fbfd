// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event made of an item.
 *
 * @param state the item now
 * @param isSent true where its flight's command is to be sent
 * @param notes what people shall read
 * @param held why the item now waits for a person; null where it does not
 */
public record ItemStep(
        ItemState state,
        boolean isSent,
        List<Note> notes,
        @Nullable String held) {}
