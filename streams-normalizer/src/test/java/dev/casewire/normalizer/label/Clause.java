// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One placement of a label's target: {@code PLACE <- SOURCE} or {@code PLACE = LITERAL}. */
record Clause(String text) {
    private static final Pattern OBJECT =
            Pattern.compile("(?:objectItem |affectedObjects\\[|associatedItems\\[)([A-Za-z_]+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("extraAttributes\\[([^\\]]+)\\]");
    private static final Pattern LITERAL = Pattern.compile("= \"([^\"]+)\"");
    private static final Pattern CHANGED =
            Pattern.compile("changedValues\\[([A-Za-z ]*)\\]\\.(changedTo|changedFrom|to|from)");

    static List<Clause> of(String target) {
        List<Clause> clauses = new ArrayList<>();
        for (String text : target.split("; ", -1)) {
            if (!text.isBlank()) {
                clauses.add(new Clause(text));
            }
        }
        return clauses;
    }

    /** Whether the event has at the place what the source gives. */
    boolean holds(JsonNode event, LabelledRecord record) {
        String[] sides = text.split(" <- | = ", 2);
        String place = sides[0].replaceAll("\\(.*?\\)", "").strip();
        String found = at(event, place.split(",", 2)[0].strip()).toString();
        if (found.isEmpty()) {
            return false;
        }
        return wanted(record).stream().allMatch(found::contains);
    }

    private static JsonNode at(JsonNode event, String place) {
        JsonNode node = event;
        for (String step : place.split("\\.", -1)) {
            Matcher indexed = Pattern.compile("([a-z_]+)\\[(\\d+)\\]").matcher(step);
            node = indexed.matches()
                    ? node.path(indexed.group(1)).path(Integer.parseInt(indexed.group(2)))
                    : node.path(step);
        }
        return node;
    }

    private List<String> wanted(LabelledRecord record) {
        List<String> wanted = new ArrayList<>();
        if (text.contains("each of")) {
            return List.of("\"member\"");
        }
        Matcher objects = OBJECT.matcher(text);
        while (objects.find()) {
            wanted.add(record.name(objects.group(1)));
        }
        Matcher attributes = ATTRIBUTE.matcher(text);
        while (attributes.find()) {
            wanted.add("value-" + attributes.group(1));
        }
        Matcher literal = LITERAL.matcher(text);
        if (literal.find()) {
            wanted.add(literal.group(1));
        }
        Matcher changed = CHANGED.matcher(text);
        while (changed.find()) {
            boolean isNew = changed.group(2).toLowerCase(java.util.Locale.ROOT).endsWith("to");
            wanted.add(
                    changed.group(1).equals("Group")
                            ? "a-group"
                            : changed.group(1).equals("Username") ? "" : isNew ? "new-" : "old-");
        }
        return wanted;
    }
}
