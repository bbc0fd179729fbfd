// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.testkit.SharedFiles;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudContractTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void shouldFindNothingAgainstAGeneratedHistory() throws Exception {
        CloudContract contract = CloudContract.load();
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder()
                .generatedHistory(11, 3000, START, START.plusSeconds(86_400))
                .start()) {
            for (int offset = 0; offset < 3000; offset += 1000) {
                JsonNode answer = Caller.of(simulator).audit("offset", offset);
                assertThat(answer.get("records")).hasSize(1000);
                assertThat(contract.complaints("AuditRecords", answer)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure-sentinel-jira-cloud",
                "atlassian-docs-cloud",
                "coralogix-jira-cloud",
                "demisto-jira-event-collector"
            })
    void shouldFindNothingAgainstRealRecordsAndServeThemToTheLetter(String name) throws Exception {
        CloudContract contract = CloudContract.load();
        Path file = SharedFiles.require("corpus/" + name + ".jsonl");
        try (JiraCloudSimulator simulator =
                JiraCloudSimulator.builder().auditFile(file).start()) {
            String body = Caller.of(simulator).get(Caller.AUDIT).body();

            assertThat(contract.complaints("AuditRecords", Caller.JSON.readTree(body)))
                    .isEmpty();
            for (String line : Files.readAllLines(file)) {
                assertThat(body).contains(line);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultKind.class,
            names = {"THROTTLED", "UNAVAILABLE", "SERVER_ERROR", "UNAUTHORIZED", "NO_PERMISSION", "FREE_PLAN"})
    void shouldFindNothingAgainstJirasOwnErrors(FaultKind kind) throws Exception {
        CloudContract contract = CloudContract.load();
        try (JiraCloudSimulator simulator =
                JiraCloudSimulator.builder().fault(Fault.of(kind)).start()) {
            HttpResponse<String> response = Caller.of(simulator).get(Caller.AUDIT);

            assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
            JsonNode body = Caller.JSON.readTree(response.body());
            assertThat(contract.complaints("ErrorCollection", body)).isEmpty();
            assertThat(body.get("errorMessages")).hasSize(1);
        }
    }

    @Test
    void shouldFindNothingAgainstServerInfoAndMyself() throws Exception {
        CloudContract contract = CloudContract.load();
        try (JiraCloudSimulator simulator = JiraCloudSimulator.builder().start()) {
            Caller caller = Caller.of(simulator);
            JsonNode info =
                    Caller.JSON.readTree(caller.get("/rest/api/3/serverInfo").body());
            JsonNode myself =
                    Caller.JSON.readTree(caller.get("/rest/api/3/myself").body());

            assertThat(contract.complaints("ServerInformation", info)).isEmpty();
            assertThat(info.get("deploymentType").asText()).isEqualTo("Cloud");
            assertThat(contract.complaints("User", myself)).isEmpty();
            assertThat(myself.get("timeZone").asText()).isEqualTo("Etc/UTC");
        }
    }

    @Test
    void shouldFindWhatIsWrong() throws Exception {
        CloudContract contract = CloudContract.load();
        List<String> complaints = new ArrayList<>();
        for (String wrong : List.of(
                "{\"id\":\"7\"}",
                "{\"id\":9223372036854775808}",
                "{\"summary\":null}",
                "{\"created\":\"yesterday\"}",
                "{\"objectItem\":{\"nom\":\"x\"}}",
                "{\"authorId\":\"x\"}")) {
            ObjectNode answer = Caller.JSON.createObjectNode();
            answer.putArray("records").add(Caller.JSON.readTree(wrong));
            assertThat(contract.complaints("AuditRecords", answer)).as(wrong).hasSize(1);
            complaints.addAll(contract.complaints("AuditRecords", answer));
        }
        assertThat(complaints).doesNotHaveDuplicates();
    }
}
