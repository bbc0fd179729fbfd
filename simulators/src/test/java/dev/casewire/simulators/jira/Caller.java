// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** A plain client of the simulator under test. */
final class Caller {

    static final String AUDIT = "/rest/api/3/auditing/record";
    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final String authorization;

    private Caller(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    static Caller of(JiraCloudSimulator simulator) {
        return as(simulator, JiraCloudSimulator.DEFAULT_EMAIL, JiraCloudSimulator.DEFAULT_TOKEN);
    }

    static Caller as(JiraCloudSimulator simulator, String email, String token) {
        String pair = Base64.getEncoder().encodeToString((email + ":" + token).getBytes(StandardCharsets.UTF_8));
        return new Caller(simulator.baseUri(), "Basic " + pair);
    }

    static Caller withHeader(JiraCloudSimulator simulator, String authorization) {
        return new Caller(simulator.baseUri(), authorization);
    }

    HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
        return send(request(pathAndQuery).GET().build());
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE().build());
    }

    /** The audit answer for parameters given as name, value, name, value. */
    JsonNode audit(Object... parameters) throws IOException, InterruptedException {
        HttpResponse<String> response = get(auditPath(parameters));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    List<Long> auditIds(Object... parameters) throws IOException, InterruptedException {
        return ids(audit(parameters));
    }

    static String auditPath(Object... parameters) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < parameters.length; i += 2) {
            pairs.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1].toString(), StandardCharsets.UTF_8));
        }
        return AUDIT + "?" + String.join("&", pairs);
    }

    static List<Long> ids(JsonNode answer) {
        return StreamSupport.stream(answer.get("records").spliterator(), false)
                .map(row -> row.path("id").asLong())
                .toList();
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(pathAndQuery)).timeout(Duration.ofSeconds(20));
        return authorization.isEmpty() ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
