// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import java.util.Map;

/** Rule sets of a single file {@code some.yaml}. */
public final class RuleTexts {
    private static final String INDEX = "{name: test, version: 1.0.0, files: [some.yaml]}";

    private RuleTexts() {}

    /** The set of a file's text. */
    public static RuleSet read(String rules) {
        Map<String, String> files = Map.of("rule-set.yaml", INDEX, "some.yaml", rules);
        return RuleFiles.read(files::get);
    }

    /** A file's text: {@code some.rule}, which makes one event of Cloud's "b" in category "a". */
    public static String rule(String event) {
        return "rules: [{id: some.rule, captions: [a / b], events: [" + event + "]}]";
    }
}
