// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little of Prometheus' languages that a test needs: which metrics an expression names and which a scrape tells. */
final class PromQl {
    private static final Pattern LABELS_AND_TEXTS = Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    private PromQl() {}

    /** Names of the metrics in an expression. */
    static Set<String> metrics(String expression) {
        String bare = GROUPING.matcher(LABELS_AND_TEXTS.matcher(expression).replaceAll(" "))
                .replaceAll(" ");
        Set<String> names = new TreeSet<>();
        for (Matcher name = NAME.matcher(bare); name.find(); ) {
            boolean partOfNumber = name.start() > 0 && Character.isDigit(bare.charAt(name.start() - 1));
            if (!partOfNumber && !WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** Names of the samples in a scrape. */
    static Set<String> samples(String scrape) {
        Set<String> names = new TreeSet<>();
        scrape.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }
}
