// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.sync.config.SyncConfig;
import java.util.List;

/**
 * Pairs of the public integration of AWS, from an export of its DynamoDB table to S3 in DynamoDB's JSON, unpacked: one line per
 * row. A row whose {@code PK} is {@code Case#<id>} and that has a {@code jiraIssueId}, which is the key of an issue, is a pair;
 * the ARN of the case stands in the JSON of its {@code incidentDetails}.
 */
public final class PeerExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private PeerExport() {}

    /**
     * Reads an export.
     *
     * @param label name of the export for messages
     * @param site host of the site that its keys are of; empty for the only one that is configured
     * @throws IllegalArgumentException with a line for each complaint, naming export, line, rule and value
     */
    public static Adoptions read(String label, String export, String site, SyncConfig config, IssueIds ids) {
        PairList pairs = new PairList(label, config, ids);
        List<String> lines = export.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                row(pairs, i + 1, lines.get(i), site);
            }
        }
        return pairs.done();
    }

    private static void row(PairList pairs, int line, String json, String site) {
        JsonNode item = parsed(json).path("Item");
        String row = text(item, "PK");
        if (row.isEmpty()) {
            pairs.problem(line, "a row must be {\"Item\": {\"PK\": {\"S\": ...}, ...}}, is '" + start(json) + "'");
        } else if (!row.startsWith("Case#") || !text(item, "SK").equals("latest")) {
            pairs.leave(line, "row '" + row + "' '" + text(item, "SK") + "' is not of a case");
        } else if (text(item, "jiraIssueId").isEmpty()) {
            pairs.leave(line, "row '" + row + "' names no issue; if its case has one, list the pair as a CSV");
        } else {
            String arn = parsed(text(item, "incidentDetails")).path("caseArn").asText("");
            pairs.add(line, arn, site, text(item, "jiraIssueId"));
        }
    }

    private static String text(JsonNode item, String name) {
        return item.path(name).path("S").asText("");
    }

    /** What cannot be parsed is as good as empty: the rule that misses something in it names its line. */
    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static String start(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
