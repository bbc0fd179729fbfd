// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.SchemaReference;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each topic's schema of today against every one it ever had, by the rule that topics.yaml promises. */
class CompatibilityTest {
    private final SchemaHistory history = new SchemaHistory(Path.of("src/test/resources/history"));

    static Stream<TopicDefinition> topics() {
        return Topics.load().all().stream().filter(topic -> !(topic.schema() instanceof SchemaReference.AsSource));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldKeepTheTopicsPromise(TopicDefinition topic) throws IOException {
        Schema today = ValueSchemas.valueSchema(topic).orElseThrow();
        List<Schema> versions = history.versions(topic.name());

        assertThat(versions).as("history of " + topic.name()).isNotEmpty();
        for (Schema version : versions) {
            if (topic.compatibility().readsOlder()) {
                assertReads(today, version);
            }
            if (topic.compatibility().isReadByOlder()) {
                assertReads(version, today);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldPromiseSomething(TopicDefinition topic) {
        assertThat(topic.compatibility().readsOlder()).as(topic.name()).isTrue();
    }

    @Test
    void shouldNoticeABrokenPromise() {
        Schema before = new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}");
        Schema after = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":\"int\"}]}");

        assertThat(SchemaCompatibility.checkReaderWriterCompatibility(after, before)
                        .getType())
                .isEqualTo(SchemaCompatibilityType.INCOMPATIBLE);
    }

    private static void assertReads(Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        assertThat(result.getType())
                .as(() -> result.getResult().getIncompatibilities().toString())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }
}
