// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A yes-or-no question about a record: {@code EXPRESSION} (has a value), {@code not EXPRESSION}, {@code EXPRESSION is A or B},
 * {@code EXPRESSION is not A or B}, {@code EXPRESSION has A or B} (contains), {@code EXPRESSION has not A or B}. Letter case
 * does not matter. An absent value is none of the texts and holds none. Immutable.
 */
public final class Condition {

    private enum Test {
        PRESENT,
        ABSENT,
        IS,
        IS_NOT,
        HAS,
        HAS_NOT
    }

    private final Expression subject;
    private final Test test;
    private final List<String> texts;

    private Condition(Expression subject, Test test, List<String> texts) {
        this.subject = subject;
        this.test = test;
        this.texts = List.copyOf(texts);
    }

    /**
     * Reads a condition.
     *
     * @throws IllegalArgumentException saying what is not understood
     */
    static Condition parse(String text) {
        if (text.startsWith("not ")) {
            return new Condition(ExpressionParser.parse(text.substring(4).strip()), Test.ABSENT, List.of());
        }
        // Names in parentheses may hold any word, so the operator is looked for behind them.
        int from = Math.max(text.lastIndexOf(')'), 0);
        for (Test test : List.of(Test.IS_NOT, Test.IS, Test.HAS_NOT, Test.HAS)) {
            String operator = " " + test.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ";
            int at = text.indexOf(operator, from);
            if (at >= 0) {
                Expression subject =
                        ExpressionParser.parse(text.substring(0, at).strip());
                return new Condition(subject, test, texts(text.substring(at + operator.length())));
            }
        }
        return new Condition(ExpressionParser.parse(text.strip()), Test.PRESENT, List.of());
    }

    private static List<String> texts(String alternatives) {
        List<String> texts = new ArrayList<>();
        for (String alternative : alternatives.split(" or ", -1)) {
            texts.add(alternative.strip().toLowerCase(Locale.ROOT));
        }
        return texts;
    }

    /** Whether it asks for the list member that a fanned-out event is about. */
    public boolean isOfItem() {
        return subject.isOfItem();
    }

    /** Whether it asks for nothing but whether there is a value. */
    public boolean isOfPresence() {
        return test == Test.PRESENT || test == Test.ABSENT;
    }

    /** Whether it holds. */
    public boolean holds(Reading reading) {
        return holdsFor(subject(reading));
    }

    /** What it asks about; null where the record has no such value. */
    public @Nullable String subject(Reading reading) {
        return subject.read(reading);
    }

    /** Whether it holds where that is what it asks about. */
    public boolean holdsFor(@Nullable String value) {
        return switch (test) {
            case PRESENT -> value != null;
            case ABSENT -> value == null;
            case IS -> value != null && isOneOf(value);
            case IS_NOT -> value == null || !isOneOf(value);
            case HAS -> hasOneOf(value);
            case HAS_NOT -> !hasOneOf(value);
        };
    }

    private boolean isOneOf(String value) {
        for (String text : texts) {
            if (text.equalsIgnoreCase(value.strip())) {
                return true;
            }
        }
        return false;
    }

    private boolean hasOneOf(@Nullable String value) {
        if (value == null) {
            return false;
        }
        String lower = value.toLowerCase(Locale.ROOT);
        for (String text : texts) {
            if (hasWordThatBegins(lower, text)) {
                return true;
            }
        }
        return false;
    }

    /** An administrators' group has a word that begins with admin; a badminton club has not. */
    private static boolean hasWordThatBegins(String value, String text) {
        for (int at = value.indexOf(text); at >= 0; at = value.indexOf(text, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }
}
