// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The boards and alert rules of the repository. */
final class Observability {
    static final Path FOLDER = Path.of("../observability");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Observability() {}

    static JsonNode yaml(Path file) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(read(file)));
    }

    /** Alerts of all groups. */
    static List<JsonNode> alerts() {
        List<JsonNode> alerts = new ArrayList<>();
        for (JsonNode group : yaml(FOLDER.resolve("prometheus/alerts.yaml")).path("groups")) {
            group.path("rules").forEach(alerts::add);
        }
        return alerts;
    }

    static List<JsonNode> boards() {
        try (Stream<Path> files = Files.list(FOLDER.resolve("grafana/dashboards"))) {
            List<JsonNode> boards = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                boards.add(JSON.readTree(read(file)));
            }
            return boards;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every expression of alerts and boards. */
    static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        alerts().forEach(alert -> expressions.add(alert.path("expr").asText()));
        for (JsonNode board : boards()) {
            for (JsonNode panel : board.path("panels")) {
                panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asText()));
            }
        }
        return expressions;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
