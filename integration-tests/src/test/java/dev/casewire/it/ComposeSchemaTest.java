// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * {@code docker-compose.yml} against the JSON schema of the Compose specification, which {@code .ci/run} fetches; by hand:
 * {@code -Dcompose.schema=FILE}.
 */
@EnabledIfSystemProperty(named = "compose.schema", matches = ".+", disabledReason = "the schema is fetched by .ci/run")
class ComposeSchemaTest {

    private final ObjectNode compose = (ObjectNode) RepositoryFile.yaml("docker-compose.yml");
    private Schema schema;

    @BeforeEach
    void readSchema() throws IOException {
        ObjectNode document = (ObjectNode)
                new ObjectMapper().readTree(Files.readString(Path.of(System.getProperty("compose.schema"))));
        dropIds(document);
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                .getSchema(document);
    }

    @Test
    void shouldMeetTheSchemaOfTheSpecification() {
        assertThat(schema.validate(compose)).isEmpty();
    }

    @Test
    void shouldNoticeWhatTheSchemaForbids() {
        ((ObjectNode) compose.at("/services/kafka")).put("imagee", "apache/kafka:4.3.1");

        assertThat(schema.validate(compose)).isNotEmpty();
    }

    /** "id" is a word of draft 4; the document says that it is of 2019-09, where validators refuse it. */
    private static void dropIds(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        node.forEach(ComposeSchemaTest::dropIds);
    }
}
