// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Text from and to the Atlassian Document Format. Blocks are parted by an empty line; a line end within a block is a hard
 * break. For every text {@code t} in canonical form, {@code read(write(t))} is {@code t}.
 */
public final class AdfText {
    static final String GAP = "\n\n";
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private AdfText() {}

    /** A document of plain paragraphs. */
    public static ObjectNode write(String text) {
        ObjectNode doc = NODES.objectNode();
        doc.put("type", "doc");
        doc.put("version", 1);
        ArrayNode content = doc.putArray("content");
        if (!text.isEmpty()) {
            for (String chunk : text.split(GAP, -1)) {
                content.add(paragraph(chunk));
            }
        }
        return doc;
    }

    /** The text of a document in canonical form. */
    public static String read(JsonNode doc) {
        List<String> texts = new ArrayList<>();
        for (AdfBlock block : blocks(doc)) {
            texts.add(block.text());
        }
        return CanonicalText.of(String.join(GAP, texts));
    }

    /** The blocks of a document in order; a block that text cannot express has a placeholder that no other block has. */
    static List<AdfBlock> blocks(JsonNode doc) {
        List<AdfBlock> blocks = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (JsonNode node : doc.path("content")) {
            AdfBlock block = AdfBlock.of(node);
            if (!block.isExpressible()) {
                int count = seen.merge(block.text(), 1, Integer::sum);
                block = count == 1 ? block : block.numbered(count);
            }
            blocks.add(block);
        }
        return blocks;
    }

    static ObjectNode paragraph(String chunk) {
        ObjectNode paragraph = NODES.objectNode();
        paragraph.put("type", "paragraph");
        ArrayNode content = NODES.arrayNode();
        addText(content, chunk, null);
        if (!content.isEmpty()) {
            paragraph.set("content", content);
        }
        return paragraph;
    }

    /** Adds text nodes and hard breaks, with the marks of another node where one is given. */
    static void addText(ArrayNode content, String text, @org.jspecify.annotations.Nullable JsonNode marks) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                content.addObject().put("type", "hardBreak");
            }
            if (!lines[i].isEmpty()) {
                ObjectNode node = content.addObject();
                node.put("type", "text");
                node.put("text", lines[i]);
                if (marks != null && !marks.isMissingNode()) {
                    node.set("marks", marks.deepCopy());
                }
            }
        }
    }
}
