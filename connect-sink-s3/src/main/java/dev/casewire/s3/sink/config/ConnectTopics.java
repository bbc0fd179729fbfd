// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The topics of a sink, as Connect's own settings name them. */
final class ConnectTopics {

    private ConnectTopics() {}

    /** Those of {@code topics}; none where {@code topics.regex} chooses. */
    static List<String> named(Map<String, String> settings) {
        return Pattern.compile(",")
                .splitAsStream(settings.getOrDefault("topics", ""))
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    static boolean mayRead(Map<String, String> settings, String topic) {
        String regex = settings.getOrDefault("topics.regex", "");
        if (regex.isBlank()) {
            return named(settings).contains(topic);
        }
        try {
            return Pattern.matches(regex, topic);
        } catch (PatternSyntaxException e) {
            // Connect itself says what is wrong with it.
            return true;
        }
    }
}
