// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import dev.casewire.local.settings.StackProblem;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Topics by a pattern of the shell's kind: {@code *} is any run of characters, {@code ?} any one, the rest is itself. */
public record TopicPattern(String text) {

    /** The topics that match, sorted. */
    public List<String> among(Collection<String> topics) {
        Pattern pattern =
                Pattern.compile(text.chars().mapToObj(TopicPattern::expression).reduce("", String::concat));
        List<String> found = topics.stream()
                .filter(topic -> pattern.matcher(topic).matches())
                .sorted()
                .toList();
        if (found.isEmpty()) {
            throw new StackProblem(
                    "No topic matches '" + text + "'.",
                    "quote the pattern and choose from: "
                            + String.join(", ", topics.stream().sorted().toList()));
        }
        return found;
    }

    private static String expression(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
