// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import java.util.Arrays;
import java.util.List;

/** Longest common order of a document's blocks and a text's chunks; a block may span several chunks. */
final class Alignment {
    private Alignment() {}

    /** For each block the index of its first chunk, or -1 where the block is not kept. */
    static int[] of(List<List<String>> blocks, List<String> chunks) {
        int[][] best = new int[blocks.size() + 1][chunks.size() + 1];
        for (int b = blocks.size() - 1; b >= 0; b--) {
            for (int c = chunks.size() - 1; c >= 0; c--) {
                best[b][c] = Math.max(best[b + 1][c], best[b][c + 1]);
                if (stands(blocks.get(b), chunks, c)) {
                    best[b][c] = Math.max(
                            best[b][c], 1 + best[b + 1][c + blocks.get(b).size()]);
                }
            }
        }
        int[] kept = new int[blocks.size()];
        Arrays.fill(kept, -1);
        int b = 0;
        int c = 0;
        while (b < blocks.size() && c < chunks.size()) {
            int width = blocks.get(b).size();
            if (stands(blocks.get(b), chunks, c) && best[b][c] == 1 + best[b + 1][c + width]) {
                kept[b++] = c;
                c += width;
            } else if (best[b][c] == best[b + 1][c]) {
                b++;
            } else {
                c++;
            }
        }
        return kept;
    }

    private static boolean stands(List<String> block, List<String> chunks, int at) {
        return at + block.size() <= chunks.size()
                && chunks.subList(at, at + block.size()).equals(block);
    }
}
