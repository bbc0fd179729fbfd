// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes the text within one paragraph: what stands before and behind the change keeps its nodes and marks. */
final class InlinePatch {
    private InlinePatch() {}

    /** Empty where the change touches an inline node that text cannot express. */
    static Optional<ObjectNode> apply(JsonNode block, String wanted) {
        String before = text(block);
        int prefix = commonPrefix(before, wanted);
        int suffix = commonSuffix(before, wanted, prefix);
        String inserted = wanted.substring(prefix, wanted.length() - suffix);
        ObjectNode patched = block.deepCopy();
        ArrayNode content = patched.putArray("content");
        int changeEnd = before.length() - suffix;
        boolean isInserted = inserted.isEmpty();
        int at = 0;
        JsonNode marks = null;
        for (JsonNode node : block.path("content")) {
            String text = AdfBlock.inlineText(node);
            int end = at + text.length();
            if (end <= prefix) {
                content.add(node.deepCopy());
                marks = node.get("marks");
            } else {
                boolean isTouched = at < changeEnd;
                boolean isText = node.path("type").asText().equals("text");
                if (isTouched && !isText && !text.equals("\n")) {
                    return Optional.empty();
                }
                if (at < prefix) {
                    AdfText.addText(content, text.substring(0, prefix - at), node.get("marks"));
                    marks = node.get("marks");
                }
                if (!isInserted) {
                    AdfText.addText(content, inserted, marksFor(marks, node));
                    isInserted = true;
                }
                if (!isTouched) {
                    content.add(node.deepCopy());
                } else if (end > changeEnd) {
                    AdfText.addText(content, text.substring(changeEnd - at), node.get("marks"));
                }
            }
            at = end;
        }
        if (!isInserted) {
            AdfText.addText(content, inserted, marks);
        }
        if (content.isEmpty()) {
            patched.remove("content");
        }
        return Optional.of(patched);
    }

    private static @Nullable JsonNode marksFor(@Nullable JsonNode before, JsonNode node) {
        return before != null ? before : node.get("marks");
    }

    private static String text(JsonNode block) {
        StringBuilder text = new StringBuilder();
        block.path("content").forEach(node -> text.append(AdfBlock.inlineText(node)));
        return text.toString();
    }

    private static int commonPrefix(String a, String b) {
        int end = Math.min(a.length(), b.length());
        int i = 0;
        while (i < end && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i > 0 && Character.isHighSurrogate(a.charAt(i - 1)) ? i - 1 : i;
    }

    private static int commonSuffix(String a, String b, int prefix) {
        int end = Math.min(a.length(), b.length()) - prefix;
        int i = 0;
        while (i < end && a.charAt(a.length() - 1 - i) == b.charAt(b.length() - 1 - i)) {
            i++;
        }
        return i > 0 && Character.isLowSurrogate(a.charAt(a.length() - i)) ? i - 1 : i;
    }
}
