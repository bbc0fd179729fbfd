// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The stack's status in one line. */
public final class SummaryLine {
    private SummaryLine() {}

    public static String of(StackStatus status) {
        String events = status.events().entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        long total =
                status.events().values().stream().mapToLong(Long::longValue).sum();
        String lag = status.lag().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "in %d | out %d%s | objects %d | lag %s | dead letters %d%s",
                status.recordsIn(),
                total,
                events.isEmpty() ? "" : " (" + events + ")",
                status.objects(),
                lag,
                status.deadLettersInAll(),
                trouble(status));
    }

    private static String trouble(StackStatus status) {
        String parts = status.parts().entrySet().stream()
                .filter(entry -> !entry.getValue().equals("RUNNING"))
                .map(Map.Entry::toString)
                .collect(Collectors.joining(" "));
        String problem = status.source().problem();
        return (parts.isEmpty() ? "" : " | " + parts) + (problem == null ? "" : " | source: " + problem);
    }
}
