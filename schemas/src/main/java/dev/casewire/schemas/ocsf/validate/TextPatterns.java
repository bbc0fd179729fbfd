// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.validate;

import dev.casewire.schemas.ocsf.OcsfFacts;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What texts of a type look like. A pattern that Java cannot compile, as one of 1.0.0, matches everything. Thread-safe. */
final class TextPatterns {
    private final OcsfFacts facts;
    private final Map<String, Optional<Pattern>> compiled = new ConcurrentHashMap<>();

    TextPatterns(OcsfFacts facts) {
        this.facts = facts;
    }

    boolean matches(String type, String text) {
        return compiled.computeIfAbsent(type, this::compile)
                .map(pattern -> pattern.matcher(text).find())
                .orElse(true);
    }

    private Optional<Pattern> compile(String type) {
        try {
            return facts.pattern(type).map(Pattern::compile);
        } catch (PatternSyntaxException notOfJava) {
            return Optional.empty();
        }
    }
}
