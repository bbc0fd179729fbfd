// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.testkit.OcsfJudge;
import dev.casewire.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real audit records from the API to typed records, valid OCSF events and Parquet, on the stack as a user starts it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CorpusIT {
    @TempDir
    static Path folder;

    @Test
    @Order(1)
    void shouldCarryEveryRecordOfACloudFileAndOfDataCenterFilesFedBesides() throws IOException {
        Path cloud = SharedFiles.require("corpus/azure-sentinel-jira-cloud.jsonl");
        List<Path> dataCenter = List.of(
                SharedFiles.require("corpus/jira-9.12-dump-dc.jsonl"),
                SharedFiles.require("corpus/kakunindima-jira-dc-activeobjects.jsonl"));
        try (Stack stack = Stack.on(folder.resolve("state"))) {
            stack.up("--audit-file", cloud.toString());
            stack.await();

            assertThat(typedIds(stack)).isEqualTo(sourceIds(cloud));
            everyRecordIsAnEventAndInTheLake(stack);
            long objects = stack.status().path("objects").asLong();
            assertThat(objects).isPositive();

            long fed = 0;
            for (Path file : dataCenter) {
                stack.run("feed", file.toString());
                fed += records(file).size();
            }
            stack.await();
            assertThat(stack.values("jira.audit.record.v1"))
                    .hasSize((int) (sourceIds(cloud).size() + fed));
            everyRecordIsAnEventAndInTheLake(stack);

            assertThat(stack.status().path("heapBytes").asLong()).isLessThan(1L << 30);
        }
    }

    @Tag("long")
    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {"atlassian-docs-cloud.jsonl", "coralogix-jira-cloud.jsonl", "demisto-jira-event-collector.jsonl"
            })
    void shouldCarryEveryRecordOfTheOtherCloudFilesAfterAReset(String name) throws IOException {
        Path cloud = SharedFiles.require("corpus/" + name);
        try (Stack stack = Stack.on(folder.resolve("state"))) {
            stack.run("reset");
            stack.up("--audit-file", cloud.toString());
            stack.await();

            assertThat(typedIds(stack)).isEqualTo(sourceIds(cloud));
            everyRecordIsAnEventAndInTheLake(stack);
        }
    }

    private static void everyRecordIsAnEventAndInTheLake(Stack stack) {
        Map<String, List<JsonNode>> everything = stack.everything();
        List<JsonNode> events = of(everything, "ocsf.");
        List<String> uids = events.stream()
                .map(event -> event.path("metadata").path("uid").asText())
                .toList();
        Set<String> records = of(everything, "jira.audit.record.").stream()
                .map(record ->
                        record.path("site").asText() + ":" + record.path("id").asText())
                .collect(Collectors.toSet());

        assertThat(uids).doesNotHaveDuplicates();
        assertThat(uids.stream().map(uid -> uid.replaceFirst("#\\d+$", "")).collect(Collectors.toSet()))
                .isEqualTo(records);
        assertThat(OcsfJudge.ofVersion("1.8.0")
                        .errors(events.stream().map(JsonNode::toString).toList()))
                .isEmpty();
        assertThat(new Lake(stack.objects()).eventUids()).containsExactlyInAnyOrderElementsOf(uids);
        assertThat(everything.keySet()).noneMatch(topic -> topic.contains(".dlq."));
    }

    private static List<JsonNode> of(Map<String, List<JsonNode>> everything, String family) {
        return everything.entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(family))
                .flatMap(topic -> topic.getValue().stream())
                .map(line -> line.path("value"))
                .toList();
    }

    private static Set<String> typedIds(Stack stack) {
        List<String> ids = stack.values("jira.audit.record.v1").stream()
                .map(record -> Stack.json(record).path("id").asText())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        return new TreeSet<>(ids);
    }

    private static Set<String> sourceIds(Path file) throws IOException {
        return records(file).stream().map(record -> record.path("id").asText()).collect(Collectors.toSet());
    }

    private static List<JsonNode> records(Path file) throws IOException {
        return Stack.lines(Files.readString(file));
    }
}
