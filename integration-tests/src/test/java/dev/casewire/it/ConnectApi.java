// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A worker's REST API, as a person with curl uses it. */
final class ConnectApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    ConnectApi(String url) {
        this.url = url;
    }

    /** Creates a connector, or gives it new settings, and returns when it and its tasks run. */
    void deploy(String name, Map<String, String> settings) throws Exception {
        String body = JSON.writeValueAsString(settings);
        await().atMost(PATIENCE)
                .until(
                        () -> send("PUT", "/connectors/" + name + "/config", BodyPublishers.ofString(body)),
                        // 409: the worker is busy with a rebalance.
                        answer -> answer.statusCode() / 100 == 2);
        await().atMost(PATIENCE).until(() -> state(name).equals("RUNNING RUNNING"));
    }

    /** States of a connector and its first task, as {@code RUNNING RUNNING}. */
    String state(String name) throws Exception {
        JsonNode status = get("/connectors/" + name + "/status");
        return (status.at("/connector/state").asText() + " "
                        + status.at("/tasks/0/state").asText())
                .strip();
    }

    /** Deletes a connector, if it is there, and returns when it is gone. */
    void delete(String name) throws Exception {
        await().atMost(PATIENCE).until(() -> {
            send("DELETE", "/connectors/" + name, BodyPublishers.noBody());
            return status("/connectors/" + name + "/status") == 404;
        });
    }

    /** The first error on each setting. */
    Map<String, String> errors(String connector, Map<String, String> settings) throws Exception {
        String answer = put("/connector-plugins/" + connector + "/config/validate", JSON.writeValueAsString(settings));
        Map<String, String> errors = new HashMap<>();
        for (JsonNode config : JSON.readTree(answer).path("configs")) {
            JsonNode value = config.path("value");
            if (!value.path("errors").isEmpty()) {
                errors.put(value.path("name").asText(), value.at("/errors/0").asText());
            }
        }
        return errors;
    }

    int status(String path) throws IOException, InterruptedException {
        return send("GET", path, BodyPublishers.noBody()).statusCode();
    }

    JsonNode get(String path) throws Exception {
        return JSON.readTree(send("GET", path, BodyPublishers.noBody()).body());
    }

    String put(String path, String body) throws Exception {
        return send("PUT", path, BodyPublishers.ofString(body)).body();
    }

    String patch(String path, String body) throws Exception {
        return send("PATCH", path, BodyPublishers.ofString(body)).body();
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }
}
