// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key template such as {@code {topic}/day={year}{month}{day}/{partition}-{offset}.{extension}}, split into literals and
 * variables.
 */
record KeyTemplate(List<Piece> pieces) {

    /** A literal or a variable of a template. */
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Variable(TemplateVariable variable) implements Piece {}
    }

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");

    /** Characters that S3 documents as safe in keys. */
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9!_.*'()=+,@:/-]*");

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong with it and what to write instead
     */
    static KeyTemplate parse(String template) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = VARIABLE.matcher(template);
        int end = 0;
        while (matcher.find()) {
            literal(template.substring(end, matcher.start()), pieces);
            pieces.add(new Piece.Variable(variable(matcher.group(1))));
            end = matcher.end();
        }
        literal(template.substring(end), pieces);
        KeyTemplate parsed = new KeyTemplate(List.copyOf(pieces));
        parsed.requireUniqueKeys();
        requirePath(template);
        return parsed;
    }

    Set<TemplateVariable> variables() {
        Set<TemplateVariable> variables = EnumSet.noneOf(TemplateVariable.class);
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Variable variable) {
                variables.add(variable.variable());
            }
        }
        return variables;
    }

    private static TemplateVariable variable(String spelling) {
        return TemplateVariable.named(spelling)
                .orElseThrow(() -> new IllegalArgumentException("{" + spelling
                        + "} is not a variable of the template; the variables are "
                        + String.join(", ", TemplateVariable.spellings())));
    }

    private static void literal(String text, List<Piece> pieces) {
        if (!LITERAL.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + text
                    + "\" holds a character that a key should not hold; use letters, digits, / and !_.*'()=+,@:- , and braces"
                    + " only around a variable");
        }
        if (!text.isEmpty()) {
            pieces.add(new Piece.Literal(text));
        }
    }

    private void requireUniqueKeys() {
        Set<TemplateVariable> used = variables();
        if (used.contains(TemplateVariable.UUID)) {
            return;
        }
        if (!used.containsAll(
                EnumSet.of(TemplateVariable.TOPIC, TemplateVariable.PARTITION, TemplateVariable.OFFSET))) {
            throw new IllegalArgumentException(
                    "two objects could get the same key and one would replace the other; name {topic}, {partition} and"
                            + " {offset}, or {uuid}");
        }
        // All but topic and partition have a fixed length. Where no digit touches the partition, its end and with it
        // the
        // topic's can be told; {topic}{partition} would spell t1 + 2 and t + 12 alike.
        for (int i = 0; i < pieces.size(); i++) {
            if (isPartition(pieces.get(i)) && !(separates(i - 1, false) && separates(i + 1, true))) {
                throw new IllegalArgumentException(
                        "two objects could get the same key; put a separator that is no digit on both sides of {partition}");
            }
        }
    }

    private static boolean isPartition(Piece piece) {
        return piece instanceof Piece.Variable variable && variable.variable() == TemplateVariable.PARTITION;
    }

    private boolean separates(int index, boolean atItsStart) {
        if (index < 0 || index == pieces.size()) {
            return true;
        }
        if (pieces.get(index) instanceof Piece.Literal literal) {
            String text = literal.text();
            return !Character.isDigit(text.charAt(atItsStart ? 0 : text.length() - 1));
        }
        return false;
    }

    private static void requirePath(String template) {
        if (template.startsWith("/") || template.endsWith("/") || template.contains("//")) {
            throw new IllegalArgumentException("a key neither begins nor ends with / nor holds //");
        }
        for (String step : template.split("/", -1)) {
            if (step.equals(".") || step.equals("..")) {
                throw new IllegalArgumentException("a key holds no step \"" + step + "\"");
            }
        }
    }
}
