// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Audit records of the simulator's making: kinds in the proportions of real Cloud logs, the same for the same number. */
final class InventedLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Long ago: the simulator shows no row of the future, and a day has {@link #PER_DAY}. */
    private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");

    private static final int PAGE = 1_000;
    private static final int PER_DAY = 2_000;
    private static final long SEED = 42;

    private InventedLog() {}

    /** The records' JSON texts, each with an id of its own. */
    static List<String> records(int count) throws IOException, InterruptedException {
        Instant to = FROM.plus(Duration.ofDays(1 + count / PER_DAY));
        List<String> records = new ArrayList<>(count);
        HttpClient client = HttpClient.newHttpClient();
        try (JiraCloudSimulator jira = JiraCloudSimulator.builder()
                .generatedHistory(SEED, count, FROM, to)
                .start()) {
            while (records.size() < count) {
                JsonNode page = page(client, jira.baseUri(), records.size());
                page.get("records").forEach(record -> records.add(record.toString()));
                if (page.get("records").isEmpty()) {
                    throw new IllegalStateException("the simulator holds only " + records.size() + " of " + count);
                }
            }
        }
        return records;
    }

    private static JsonNode page(HttpClient client, URI site, int offset) throws IOException, InterruptedException {
        String account = JiraCloudSimulator.DEFAULT_EMAIL + ":" + JiraCloudSimulator.DEFAULT_TOKEN;
        HttpRequest request = HttpRequest.newBuilder(
                        site.resolve("/rest/api/3/auditing/record?limit=" + PAGE + "&offset=" + offset))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .build();
        return JSON.readTree(
                client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
