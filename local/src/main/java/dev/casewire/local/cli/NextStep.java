// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do after a failure, as it is to be typed: its commands name the state folder where the failed one did. */
final class NextStep {
    private static final Pattern COMMAND_WITH_STATE =
            Pattern.compile("\\./casewire (?:up|wait|status|feed|read|logs|stop|reset|dlq (?:list|show|replay))\\b");

    private NextStep() {}

    static String of(String advice, Optional<Path> folder) {
        return "Next: "
                + folder.map(dir -> COMMAND_WITH_STATE
                                .matcher(advice)
                                .replaceAll("$0" + Matcher.quoteReplacement(" --dir " + quoted(dir.toString()))))
                        .orElse(advice);
    }

    private static String quoted(String path) {
        return path.matches("[\\w./~+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
