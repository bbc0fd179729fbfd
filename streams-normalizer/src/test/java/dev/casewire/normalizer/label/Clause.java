// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.label;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One clause of a label's target: {@code PLACE <- SOURCE} or {@code PLACE = LITERAL}, or several with a comma between them, the
 * later ones relative to the first.
 */
record Clause(String text) {
    private static final Pattern NEXT_PLACEMENT = Pattern.compile(", (?=[a-z_.\\[\\]0-9 ]+ <- )");
    private static final Pattern ATTRIBUTE = Pattern.compile("extraAttributes\\[([^\\]]+)\\]");
    private static final Pattern LITERAL = Pattern.compile("= \"([^\"]+)\"");
    private static final Pattern CHANGED =
            Pattern.compile("changedValues\\[([A-Za-z ]*)\\]\\.(changedTo|changedFrom|to|from)");
    private static final Pattern TYPE_ID = Pattern.compile("\\(.*?type_id (\\d+).*?\\)");
    private static final Pattern TYPE = Pattern.compile("\\(.*?type \"([^\"]+)\".*?\\)");
    private static final Pattern INDEXED = Pattern.compile("([a-z_]+)\\[(\\d+)\\]");

    static List<Clause> of(String target) {
        List<Clause> clauses = new ArrayList<>();
        for (String text : target.split("; ", -1)) {
            if (!text.isBlank()) {
                clauses.add(new Clause(text));
            }
        }
        return clauses;
    }

    /** Whether it says where a thing stands that the event is not about but its record names too. */
    boolean isOfRelatedThing() {
        return text.startsWith("unmapped.") || text.startsWith("the other version");
    }

    /** Whether the event has at each place what its source gives. */
    boolean holds(JsonNode event, LabelledRecord record) {
        String first = "";
        for (String placement : NEXT_PLACEMENT.split(text)) {
            String place = placement
                    .split(" <- | = ", 2)[0]
                    .replaceAll("\\(.*?\\)", "")
                    .split(",", 2)[0]
                    .strip();
            String full = first.isEmpty() ? place : resolved(first, place);
            first = first.isEmpty() ? place : first;
            String found = at(event, full).toString();
            if (found.isEmpty() || !wanted(placement, full, record).stream().allMatch(found::contains)) {
                return false;
            }
            if (!isOfItsType(
                    at(event, first.contains(".") ? first.substring(0, first.lastIndexOf('.')) : first), placement)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the object has the type that the clause tells of it, as a number or in words, whatever their letter case. */
    private static boolean isOfItsType(JsonNode object, String placement) {
        Matcher number = TYPE_ID.matcher(placement);
        Matcher words = TYPE.matcher(placement);
        boolean isNumber = !number.find() || object.path("type_id").asText().equals(number.group(1));
        return isNumber
                && (!words.find()
                        || object.path("type").asText().replace('_', ' ').equalsIgnoreCase(words.group(1)));
    }

    /** Whether the related thing stands among the touched things behind the main one, with its type. */
    boolean isListed(JsonNode event, LabelledRecord record) {
        String type = LabelledRecord.types(text).get(0);
        JsonNode things = event.path("web_resources");
        for (int i = 1; i < things.size(); i++) {
            JsonNode thing = things.get(i);
            boolean isNamed = thing.path("name").asText().equals(name(type, record));
            if (isNamed && thing.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private String name(String type, LabelledRecord record) {
        return text.contains("the further") ? record.furtherName(type) : record.name(type);
    }

    /** A place as it is, or an attribute beside the first place or below it. */
    private static String resolved(String first, String place) {
        if (place.equals("previous values")) {
            return first;
        }
        if (place.contains(".")) {
            return place;
        }
        int dot = first.lastIndexOf('.');
        return (dot < 0 ? first : first.substring(0, dot)) + "." + place;
    }

    private static JsonNode at(JsonNode event, String place) {
        JsonNode node = event;
        for (String step : place.split("\\.", -1)) {
            Matcher indexed = INDEXED.matcher(step);
            node = indexed.matches()
                    ? node.path(indexed.group(1)).path(Integer.parseInt(indexed.group(2)))
                    : node.path(step);
        }
        return node;
    }

    private List<String> wanted(String placement, String place, LabelledRecord record) {
        List<String> wanted = new ArrayList<>();
        if (placement.contains("each of")) {
            return List.of("\"member\"");
        }
        for (String type : LabelledRecord.types(placement)) {
            wanted.add(place.endsWith(".uid") ? LabelledRecord.id(type) : name(type, record));
        }
        Matcher attributes = ATTRIBUTE.matcher(placement);
        while (attributes.find()) {
            wanted.add("value-" + attributes.group(1));
        }
        Matcher literal = LITERAL.matcher(placement);
        if (literal.find()) {
            wanted.add(literal.group(1));
        }
        Matcher changed = CHANGED.matcher(placement);
        while (changed.find()) {
            wanted.addAll(record.changed(changed.group(1), changed.group(2).matches("to|changedTo")));
        }
        return wanted;
    }
}
