// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Brings a document to another text block by block, on the document that was just read. Blocks whose text stays keep their
 * node, byte for byte; a paragraph of which a part changes keeps its other inline nodes. What cannot be placed without doubt
 * is not written: a block that text cannot express must still be there, in its order.
 */
public final class AdfPatch {
    private AdfPatch() {}

    /** What came of it. */
    public sealed interface Patched {
        /**
         * The document that shows the wanted text.
         *
         * @param doc a new document; the given one is left alone
         */
        record Document(ObjectNode doc) implements Patched {}

        /**
         * The edit cannot be placed.
         *
         * @param reason why, for a person
         */
        record Ambiguous(String reason) implements Patched {}
    }

    /**
     * Patches a document.
     *
     * @param doc the document as it stands
     * @param wanted the text it shall show, in canonical form
     */
    public static Patched apply(JsonNode doc, String wanted) {
        List<AdfBlock> blocks = AdfText.blocks(doc);
        List<String> chunks = wanted.isEmpty() ? List.of() : Arrays.asList(wanted.split(AdfText.GAP, -1));
        int[] kept = Alignment.of(texts(blocks), chunks);
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        int block = 0;
        int chunk = 0;
        while (block < blocks.size() || chunk < chunks.size()) {
            int nextBlock = nextKept(kept, block);
            int nextChunk = nextBlock < blocks.size() ? kept[nextBlock] : chunks.size();
            Optional<String> problem =
                    replace(content, blocks.subList(block, nextBlock), chunks.subList(chunk, nextChunk));
            if (problem.isPresent()) {
                return new Patched.Ambiguous(problem.get());
            }
            if (nextBlock < blocks.size()) {
                content.add(blocks.get(nextBlock).node().deepCopy());
            }
            block = nextBlock + 1;
            chunk = nextBlock < blocks.size() ? nextChunk + chunksOf(blocks.get(nextBlock)) : chunks.size();
        }
        return finished(doc, content, wanted);
    }

    /** The last word has the text itself: a document that would not show it is not written. */
    private static Patched finished(JsonNode doc, ArrayNode content, String wanted) {
        ObjectNode patched = doc.deepCopy();
        patched.set("content", content);
        return AdfText.read(patched).equals(wanted)
                ? new Patched.Document(patched)
                : new Patched.Ambiguous("the text cannot be placed among the document's blocks");
    }

    private static Optional<String> replace(ArrayNode content, List<AdfBlock> before, List<String> after) {
        for (AdfBlock block : before) {
            if (!block.isExpressible()) {
                return Optional.of("the edit removes or moves " + block.text() + ", which text cannot express");
            }
        }
        boolean isInPlace = before.size() == after.size();
        for (int i = 0; i < after.size(); i++) {
            if (isInPlace && before.get(i).isPatchable()) {
                Optional<ObjectNode> patched = InlinePatch.apply(before.get(i).node(), after.get(i));
                if (patched.isEmpty()) {
                    return Optional.of("the edit changes a mention or another element that text cannot express");
                }
                content.add(patched.get());
            } else {
                content.add(AdfText.paragraph(after.get(i)));
            }
        }
        return Optional.empty();
    }

    private static List<List<String>> texts(List<AdfBlock> blocks) {
        List<List<String>> texts = new ArrayList<>();
        blocks.forEach(block -> texts.add(Arrays.asList(block.text().split(AdfText.GAP, -1))));
        return texts;
    }

    private static int chunksOf(AdfBlock block) {
        return block.text().split(AdfText.GAP, -1).length;
    }

    private static int nextKept(int[] kept, int from) {
        int next = from;
        while (next < kept.length && kept[next] < 0) {
            next++;
        }
        return next;
    }
}
