// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Holds what the client sends and reads against Atlassian's own OpenAPI document, where that is at hand. */
class ContractTest {
    @Test
    void shouldAskTheAuditLogAsTheSpecificationSays() throws Exception {
        JsonNode operation = specification().at("/paths/~1rest~1api~13~1auditing~1record/get");
        URI uri = JiraSite.of("https://acme.atlassian.net")
                .resolve(new AuditQuery(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), 0, 1000).pathAndQuery());

        List<String> documented = new ArrayList<>();
        operation
                .path("parameters")
                .forEach(parameter -> documented.add(parameter.path("name").asText()));
        List<String> sent = Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.substring(0, pair.indexOf('=')))
                .toList();

        assertThat(uri.getPath()).isEqualTo("/rest/api/3/auditing/record");
        assertThat(sent).doesNotHaveDuplicates().isSubsetOf(documented).contains("from", "to", "offset", "limit");
        assertThat(operation.at("/responses").has("403")).isTrue();
    }

    @Test
    void shouldReadTheFieldsOfAPageThatTheSpecificationNames() throws Exception {
        JsonNode page = specification().at("/components/schemas/AuditRecords/properties");

        assertThat(page.properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactlyInAnyOrder("limit", "offset", "records", "total");
    }

    private static JsonNode specification() throws Exception {
        Path start = Path.of("").toAbsolutePath();
        Path found = Stream.concat(
                        Stream.ofNullable(System.getProperty("CASEWIRE_SHARED", System.getenv("CASEWIRE_SHARED")))
                                .map(Path::of),
                        Stream.iterate(start, path -> path != null, Path::getParent)
                                .map(path -> path.resolve("shared")))
                .map(path -> path.resolve("specs/jira-cloud-v3.json"))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(found != null, "specs/jira-cloud-v3.json is not beside the repository");
        return new ObjectMapper().readTree(found.toFile());
    }
}
