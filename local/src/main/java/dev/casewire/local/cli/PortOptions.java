// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.StackProblem;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ports with a number of their own; the others are chosen once and kept. */
final class PortOptions {
    private static final int LARGEST = 65_535;

    @Option(names = "--kafka-port", paramLabel = "N", description = "Kafka broker.")
    private @Nullable Integer kafka;

    @Option(names = "--controller-port", paramLabel = "N", description = "KRaft controller.")
    private @Nullable Integer controller;

    @Option(names = "--connect-port", paramLabel = "N", description = "Connect REST API.")
    private @Nullable Integer connect;

    @Option(names = "--registry-port", paramLabel = "N", description = "Schema registry.")
    private @Nullable Integer registry;

    @Option(names = "--s3-port", paramLabel = "N", description = "S3 API.")
    private @Nullable Integer s3;

    @Option(names = "--jira-port", paramLabel = "N", description = "Jira simulator.")
    private @Nullable Integer jira;

    @Option(names = "--status-port", paramLabel = "N", description = "Status of the stack.")
    private @Nullable Integer status;

    Map<Port, Integer> asked() {
        Map<Port, Integer> asked = new EnumMap<>(Port.class);
        put(asked, Port.KAFKA, kafka);
        put(asked, Port.CONTROLLER, controller);
        put(asked, Port.CONNECT, connect);
        put(asked, Port.REGISTRY, registry);
        put(asked, Port.S3, s3);
        put(asked, Port.JIRA, jira);
        put(asked, Port.STATUS, status);
        return asked;
    }

    private static void put(Map<Port, Integer> asked, Port port, @Nullable Integer number) {
        if (number != null) {
            asked.put(port, checked("--" + port.label() + "-port", number));
        }
    }

    /** @throws StackProblem naming the option where it is no port */
    static int checked(String option, int number) {
        if (number < 1 || number > LARGEST) {
            throw new StackProblem(
                    "Port " + number + " for " + option + " is not from 1 to " + LARGEST + ".",
                    "name another one, or leave it out to get a free one");
        }
        return number;
    }
}
