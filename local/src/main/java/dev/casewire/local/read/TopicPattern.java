// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import dev.casewire.local.settings.StackProblem;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Topics by a pattern of the shell's kind: {@code *} is any run of characters, {@code ?} any one, the rest is itself. What matches
 * nothing so is tried as a regular expression, as Connect's {@code topics.regex} has it.
 */
public record TopicPattern(String text) {

    /** The topics that match, sorted. */
    public List<String> among(Collection<String> topics) {
        List<String> found = matches(
                Pattern.compile(text.chars().mapToObj(TopicPattern::expression).reduce("", String::concat)), topics);
        if (found.isEmpty()) {
            found = regularExpression().map(pattern -> matches(pattern, topics)).orElse(List.of());
        }
        if (found.isEmpty()) {
            throw new StackProblem(
                    "No topic matches '" + text + "'.",
                    "quote the pattern and choose from: "
                            + String.join(", ", topics.stream().sorted().toList()));
        }
        return found;
    }

    private static List<String> matches(Pattern pattern, Collection<String> topics) {
        return topics.stream()
                .filter(topic -> pattern.matcher(topic).matches())
                .sorted()
                .toList();
    }

    private Optional<Pattern> regularExpression() {
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException none) {
            return Optional.empty();
        }
    }

    private static String expression(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
