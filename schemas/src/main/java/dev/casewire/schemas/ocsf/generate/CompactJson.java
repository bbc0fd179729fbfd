// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import com.fasterxml.jackson.databind.JsonNode;

/** Writes a fact file with one line per attribute: small, and a new OCSF version is a readable difference. */
final class CompactJson {
    /** Root, group (classes), entry (group_management), its attributes: from there on, one line each. */
    private static final int DEEPEST_LINES = 4;

    private CompactJson() {}

    static String write(JsonNode root) {
        StringBuilder out = new StringBuilder();
        write(root, 0, out);
        return out.append('\n').toString();
    }

    private static void write(JsonNode node, int depth, StringBuilder out) {
        if (depth >= DEEPEST_LINES || !node.isObject() || node.isEmpty()) {
            out.append(node);
            return;
        }
        String separator = "{\n";
        for (var entry : node.properties()) {
            out.append(separator).append(" ".repeat(depth + 1));
            out.append('"').append(entry.getKey()).append("\":");
            write(entry.getValue(), depth + 1, out);
            separator = ",\n";
        }
        out.append('\n').append(" ".repeat(depth)).append('}');
    }
}
