// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.settings.Reason;
import dev.casewire.local.settings.StackProblem;
import java.util.Locale;
import java.util.Optional;

/** What the stack is made of; each part logs to a file of its own. */
public enum Part {
    BROKER("Kafka broker"),
    REGISTRY("schema registry"),
    S3("S3 server"),
    SIMULATOR("Jira simulator"),
    WORKER("Connect worker"),
    NORMALIZER("normalizer"),
    SOURCE("Jira source connector"),
    SINK("S3 sink connector"),
    /** Clients of the broker, whichever part they belong to. */
    CLIENTS("Kafka clients"),
    /** Everything else. */
    STACK("stack");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** Name on the command line, and of the log file. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String logFile() {
        return label() + ".log";
    }

    public static Optional<Part> named(String label) {
        for (Part part : values()) {
            if (part.label().equals(label.toLowerCase(Locale.ROOT))) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** A part that did not come up: names it, the cause and where to read more. */
    public StackProblem failed(Throwable cause) {
        return new StackProblem(
                "The " + title + " did not start: " + Reason.of(cause),
                "read its log: ./casewire logs " + label(),
                cause);
    }
}
