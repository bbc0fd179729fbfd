// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the expressions of rule files.
 *
 * <pre>
 * expression = term { " | " term }               the first that has a value
 * term       = "=" text                          the same text always
 *            | "object" [ "(" TYPE [ " 2" ] ")" ] "." field   of the first (second) thing, of a type
 *            | "changed(" name { "," name } ")." ( "from" | "to" )
 *            | "changed(not " name { "," name } ")." ( "from" | "to" )     the first of the others
 *            | "changed." ( "from" | "to" )       one side of all changed values
 *            | "attribute(" name { "," name } ")"
 *            | "item" | "item.uid" | "item.name" | "author.uid" | "author.name" | "product" | "site" | "caption"
 *            | "lone-author.uid" | "lone-author.name"            where the record names no user besides
 * field      = "id" | "name" | "type" | "parent" | "uri" | "alt"     (a user's id in Data Center's other id space)
 * </pre>
 */
final class ExpressionParser {
    private static final Map<String, Reading.Field> FIELDS = Map.of(
            "id", Reading.Field.ID,
            "name", Reading.Field.NAME,
            "type", Reading.Field.TYPE,
            "parent", Reading.Field.PARENT,
            "uri", Reading.Field.URI,
            "alt", Reading.Field.ALT);
    private static final Pattern OBJECT = Pattern.compile("object(?:\\(([A-Za-z_]+)(?: ([1-9]))?\\))?\\.([a-z]+)");
    private static final Pattern CHANGED_OTHER = Pattern.compile("changed\\(not ([^)]+)\\)\\.(from|to)");
    private static final Pattern CHANGED = Pattern.compile("changed\\(([^)]+)\\)\\.(from|to)");
    private static final Pattern ATTRIBUTE = Pattern.compile("attribute\\(([^)]+)\\)");

    private ExpressionParser() {}

    /**
     * The expression of a text.
     *
     * @throws IllegalArgumentException saying which term is not understood
     */
    static Expression parse(String text) {
        List<Expression> terms = new ArrayList<>();
        for (String term : text.split(" \\| ", -1)) {
            terms.add(term(term.strip()));
        }
        return terms.size() == 1 ? terms.get(0) : new Expression.FirstOf(terms);
    }

    private static Expression term(String term) {
        if (term.startsWith("=") && term.length() > 1) {
            return new Expression.Literal(term.substring(1).strip());
        }
        switch (term) {
            case "changed.from" -> {
                return new Expression.OfAllChanges(Reading.Side.FROM);
            }
            case "changed.to" -> {
                return new Expression.OfAllChanges(Reading.Side.TO);
            }
            case "item" -> {
                return new Expression.OfItem();
            }
            case "item.uid" -> {
                return new Expression.OfItemAsUid();
            }
            case "item.name" -> {
                return new Expression.OfItemAsName();
            }
            case "author.uid" -> {
                return new Expression.OfAuthor(true, false);
            }
            case "author.name" -> {
                return new Expression.OfAuthor(false, false);
            }
            case "lone-author.uid" -> {
                return new Expression.OfAuthor(true, true);
            }
            case "lone-author.name" -> {
                return new Expression.OfAuthor(false, true);
            }
            case "product" -> {
                return new Expression.OfProduct();
            }
            case "site" -> {
                return new Expression.OfSite();
            }
            case "caption" -> {
                return new Expression.OfCaption();
            }
            default -> {
                return called(term);
            }
        }
    }

    private static Expression called(String term) {
        Matcher object = OBJECT.matcher(term);
        if (object.matches() && FIELDS.containsKey(object.group(3))) {
            int nth = object.group(2) == null ? 0 : Integer.parseInt(object.group(2)) - 1;
            return new Expression.OfThing(object.group(1), nth, FIELDS.get(object.group(3)));
        }
        Matcher other = CHANGED_OTHER.matcher(term);
        if (other.matches()) {
            return new Expression.OfOtherChange(names(other.group(1)), side(other.group(2)));
        }
        Matcher changed = CHANGED.matcher(term);
        if (changed.matches()) {
            return new Expression.OfChange(names(changed.group(1)), side(changed.group(2)));
        }
        Matcher attribute = ATTRIBUTE.matcher(term);
        if (attribute.matches()) {
            return new Expression.OfAttribute(names(attribute.group(1)));
        }
        throw new IllegalArgumentException(
                "'" + term + "' is no expression; write =TEXT, object(TYPE).FIELD with one of " + FIELDS.keySet()
                        + ", changed(NAME).from or .to, changed(not NAME).from or .to, changed.from or .to, attribute(NAME), item, item.uid, item.name, author.uid, author.name,"
                        + " lone-author.uid, lone-author.name, product,"
                        + " site or caption");
    }

    private static Reading.Side side(String text) {
        return Reading.Side.valueOf(text.toUpperCase(Locale.ROOT));
    }

    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.strip());
            }
        }
        return names;
    }
}
