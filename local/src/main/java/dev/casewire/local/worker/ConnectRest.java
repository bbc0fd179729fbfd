// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The few calls of Connect's REST API that the stack makes. Thread-safe. */
public final class ConnectRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String url;

    public ConnectRest(String url) {
        this.url = url;
    }

    /** What the worker says of a request it did not carry out. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Refused(int status, String message) {
            super(message);
            this.status = status;
        }

        /** HTTP status: 409 while the worker is busy with a rebalance. */
        public int status() {
            return status;
        }
    }

    /** State of a connector and its tasks, as the worker names them. */
    public record ConnectorState(String connector, List<String> tasks, String trace) {
        public boolean isRunning() {
            return connector.equals("RUNNING")
                    && !tasks.isEmpty()
                    && tasks.stream().allMatch("RUNNING"::equals);
        }

        /** RUNNING, or the first state that is not. */
        public String summary() {
            return tasks.isEmpty() && connector.equals("RUNNING")
                    ? "UNASSIGNED"
                    : Stream.concat(Stream.of(connector), tasks.stream())
                            .filter(state -> !state.equals("RUNNING"))
                            .findFirst()
                            .orElse("RUNNING");
        }

        public boolean isFailed() {
            return connector.equals("FAILED") || tasks.contains("FAILED");
        }
    }

    /** Whether the worker is up and in its group. */
    public boolean isHealthy() throws InterruptedException {
        try {
            send(request("/health").timeout(Duration.ofSeconds(2)).GET().build());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Creates a connector or gives it a new configuration. */
    public void deploy(String name, Map<String, String> config) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        config.forEach(body::put);
        send(request("/connectors/" + name + "/config")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    }

    /** State of a connector; tasks may be missing right after a deployment. */
    public ConnectorState state(String name) throws IOException, InterruptedException {
        JsonNode status = send(request("/connectors/" + name + "/status").GET().build());
        List<String> tasks = new ArrayList<>();
        StringBuilder trace =
                new StringBuilder(status.path("connector").path("trace").asText(""));
        for (JsonNode task : status.path("tasks")) {
            tasks.add(task.path("state").asText());
            trace.append(task.path("trace").asText(""));
        }
        return new ConnectorState(status.path("connector").path("state").asText(), tasks, trace.toString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        var response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new Refused(response.statusCode(), message(response.body()));
        }
        return JSON.readTree(response.body());
    }

    private static String message(String body) throws IOException {
        try {
            return JSON.readTree(body).path("message").asText(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return body;
        }
    }
}
