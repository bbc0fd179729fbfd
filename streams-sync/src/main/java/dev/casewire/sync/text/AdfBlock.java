// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.sync.id.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One block at the top of a document with the text it shows.
 *
 * @param node the block as it stands
 * @param text its text in canonical form; a placeholder where text cannot express the block
 * @param isExpressible false for a placeholder
 */
record AdfBlock(JsonNode node, String text, boolean isExpressible) {
    private static final Set<String> INLINE_HOLDERS = Set.of("paragraph", "heading", "codeBlock");
    private static final Set<String> LISTS = Set.of("bulletList", "orderedList");
    private static final int PLACEHOLDER_DIGITS = 6;

    static AdfBlock of(JsonNode node) {
        String type = node.path("type").asText();
        if (INLINE_HOLDERS.contains(type)) {
            return new AdfBlock(node, CanonicalText.lines(inline(node)), true);
        }
        if (LISTS.contains(type) && isFlat(node)) {
            return new AdfBlock(node, CanonicalText.lines(list(node)), true);
        }
        if (type.equals("rule")) {
            return new AdfBlock(node, "----", true);
        }
        String digits = Fingerprint.of(node.toString()).hex().substring(0, PLACEHOLDER_DIGITS);
        return new AdfBlock(node, "[" + caption(type) + " " + digits + "]", false);
    }

    /** The same block with a placeholder that tells it from an equal block. */
    AdfBlock numbered(int count) {
        return new AdfBlock(node, text.substring(0, text.length() - 1) + "-" + count + "]", isExpressible);
    }

    /** True where the text can be changed within the block. */
    boolean isPatchable() {
        return INLINE_HOLDERS.contains(node.path("type").asText());
    }

    /** Text of one inline node. */
    static String inlineText(JsonNode node) {
        return switch (node.path("type").asText()) {
            case "text" -> node.path("text").asText();
            case "hardBreak" -> "\n";
            case "mention" -> mention(node.path("attrs"));
            case "emoji" ->
                node.path("attrs")
                        .path("text")
                        .asText(node.path("attrs").path("shortName").asText());
            case "inlineCard" -> node.path("attrs").path("url").asText("[link]");
            case "status" -> "[" + node.path("attrs").path("text").asText() + "]";
            case "date" -> "[" + node.path("attrs").path("timestamp").asText() + "]";
            default -> "[" + caption(node.path("type").asText()) + "]";
        };
    }

    private static String mention(JsonNode attrs) {
        String name = attrs.path("text").asText(attrs.path("id").asText());
        return name.startsWith("@") ? name : "@" + name;
    }

    private static String inline(JsonNode block) {
        StringBuilder text = new StringBuilder();
        block.path("content").forEach(node -> text.append(inlineText(node)));
        return text.toString();
    }

    private static boolean isFlat(JsonNode list) {
        for (JsonNode item : list.path("content")) {
            JsonNode content = item.path("content");
            boolean isOneParagraph =
                    content.size() == 1 && content.path(0).path("type").asText().equals("paragraph");
            if (!isOneParagraph) {
                return false;
            }
        }
        return true;
    }

    private static String list(JsonNode list) {
        boolean isOrdered = list.path("type").asText().equals("orderedList");
        List<String> lines = new ArrayList<>();
        for (JsonNode item : list.path("content")) {
            String bullet = isOrdered ? (lines.size() + 1) + ". " : "- ";
            lines.add(bullet + inline(item.path("content").path(0)));
        }
        return String.join("\n", lines);
    }

    private static String caption(String type) {
        return switch (type) {
            case "mediaSingle", "mediaGroup", "media", "mediaInline" -> "media";
            case "bulletList", "orderedList", "taskList", "decisionList" -> "list";
            case "" -> "block";
            default -> type;
        };
    }
}
