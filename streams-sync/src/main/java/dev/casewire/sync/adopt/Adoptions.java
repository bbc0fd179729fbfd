// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import java.util.List;

/**
 * A list of pairs, read and checked.
 *
 * @param pairs no case and no issue stands in two of them
 * @param left what names no pair and why, a sentence each that begins with its place
 */
public record Adoptions(List<Adoption> pairs, List<String> left) {
    public Adoptions {
        pairs = List.copyOf(pairs);
        left = List.copyOf(left);
    }
}
