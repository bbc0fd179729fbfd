// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks of the audit log.
 *
 * @param offset rows to skip, not negative
 * @param limit rows wanted, 0 to {@link #MAX_LIMIT}
 * @param terms lower-case words of {@code filter}; each must be found in a row
 * @param fromMillis first millisecond, included
 * @param toMillis last millisecond, included
 */
record AuditQuery(int offset, int limit, List<String> terms, long fromMillis, long toMillis) {

    /** The server's cap on one page. */
    static final int MAX_LIMIT = 1000;

    /** Reads the parameters of a request; a bad one is an {@link IllegalArgumentException} that names it. */
    static AuditQuery parse(Map<String, String> parameters) {
        Optional<Long> from = time(parameters, "from");
        Optional<Long> to = time(parameters, "to");
        return new AuditQuery(
                Math.max(0, number(parameters, "offset", 0)),
                Math.min(MAX_LIMIT, Math.max(0, number(parameters, "limit", MAX_LIMIT))),
                terms(parameters.getOrDefault("filter", "")),
                from.orElse(Long.MIN_VALUE),
                to.orElse(Long.MAX_VALUE));
    }

    AuditQuery fromTheStart() {
        return new AuditQuery(0, limit, terms, fromMillis, toMillis);
    }

    /** A range whose ends are equal or crossed finds nothing and is no error. */
    boolean isEmptyRange() {
        return fromMillis >= toMillis;
    }

    boolean matches(AuditRow row) {
        if (terms.isEmpty()) {
            return true;
        }
        List<String> searched = searchedTexts(row);
        return terms.stream().allMatch(term -> searched.stream().anyMatch(text -> text.contains(term)));
    }

    private static List<String> searchedTexts(AuditRow row) {
        JsonNode json;
        try {
            json = SourceRows.JSON.readTree(row.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a row of the log is not JSON", e);
        }
        List<String> texts = new ArrayList<>();
        for (String field : List.of("summary", "category", "eventSource", "remoteAddress")) {
            add(texts, json.path(field));
        }
        for (String field : List.of("name", "parentName", "typeName")) {
            add(texts, json.path("objectItem").path(field));
        }
        for (JsonNode change : json.path("changedValues")) {
            add(texts, change.path("changedFrom"));
            add(texts, change.path("changedTo"));
        }
        return texts;
    }

    private static void add(List<String> texts, JsonNode value) {
        if (value.isTextual()) {
            texts.add(value.textValue().toLowerCase(Locale.ROOT));
        }
    }

    private static List<String> terms(String filter) {
        return filter.isBlank()
                ? List.of()
                : List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
    }

    private static int number(Map<String, String> parameters, String name, int byDefault) {
        String text = parameters.get(name);
        if (text == null || text.isEmpty()) {
            return byDefault;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The parameter '" + name + "' must be a number, not '" + text + "'.", e);
        }
    }

    private static Optional<Long> time(Map<String, String> parameters, String name) {
        String text = parameters.get(name);
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        Instant instant = AuditTimes.read(text)
                .orElseThrow(() -> new IllegalArgumentException("The parameter '" + name
                        + "' must be an ISO-8601 time, not '" + text + "'. A + in a URL must be written %2B."));
        return Optional.of(instant.toEpochMilli());
    }
}
