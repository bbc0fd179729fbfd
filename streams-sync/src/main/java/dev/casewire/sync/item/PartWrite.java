// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * One part to write.
 *
 * @param index place among the parts, from 0
 * @param remoteId id of the existing copy; null where it is to be created after a search by the marker
 * @param expected what the copy is believed to show; null where it is to be created
 * @param marker first line, or file name, by which the copy is found again
 * @param text what to write, in canonical form
 */
public record PartWrite(
        int index, @Nullable String remoteId, @Nullable Fingerprint expected, String marker, String text) {}
