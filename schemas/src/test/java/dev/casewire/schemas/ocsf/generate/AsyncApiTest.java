// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.schemas.SchemaReference;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The document by the rules of AsyncAPI 3.0.0 that it could break. Its official JSON schema is not on Maven Central; the
 * committed document passed it (the npm package asyncapi/specs 6.11.1) when this was written.
 */
class AsyncApiTest {
    private static final Path FOLDER = Path.of("../docs/reference");

    private final JsonNode document = new ObjectMapper()
            .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(AsyncApi.render(Topics.load())));

    static Stream<TopicDefinition> topics() {
        return Topics.load().all().stream();
    }

    @Test
    void shouldHoldTheRequiredRoot() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/info/title").asText()).isNotBlank();
        assertThat(document.at("/info/version").asText()).isNotBlank();
        assertThat(document.path("channels")).hasSameSizeAs(Topics.load().all());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldGiveEveryTopicAChannelWithItsSettings(TopicDefinition topic) {
        JsonNode channel = document.path("channels").path(topic.name());
        JsonNode kafka = channel.at("/bindings/kafka");

        assertThat(channel.path("address").asText()).isEqualTo(topic.name());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(topic.partitions());
        assertThat(kafka.at("/topicConfiguration/cleanup.policy/0").asText())
                .isEqualTo(topic.toConfig().get("cleanup.policy"));
        assertThat(kafka.at("/topicConfiguration/retention.ms").asText())
                .isEqualTo(topic.toConfig().get("retention.ms"));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldNameTheSchemaThatIsRegistered(TopicDefinition topic) throws IOException {
        JsonNode payload =
                document.path("components").path("messages").path(topic.name()).path("payload");
        if (topic.schema() instanceof SchemaReference.AsSource) {
            assertThat(payload.isMissingNode()).isTrue();
            return;
        }

        Path file = FOLDER.resolve(payload.at("/schema/$ref").asText());

        assertThat(new Schema.Parser().parse(Files.readString(file)))
                .isEqualTo(ValueSchemas.valueSchema(topic).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldSendEachTopicsRecordFromItsOwner(TopicDefinition topic) {
        JsonNode operation = document.path("operations").path("send-" + topic.name());

        assertThat(operation.path("action").asText()).isEqualTo("send");
        assertThat(operation.path("summary").asText()).contains(topic.owner());
        assertThat(operation.at("/channel/$ref").asText()).isEqualTo("#/channels/" + topic.name());
        assertThat(operation.at("/messages/0/$ref").asText())
                .isEqualTo("#/channels/" + topic.name() + "/messages/record");
    }

    @Test
    void shouldResolveEveryReference() {
        List<String> references = new ArrayList<>();
        collect(document, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(FOLDER.resolve(reference)).isRegularFile();
            }
        });
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.has("$ref")) {
            references.add(node.get("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }
}
