// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Connect's AvroData, parquet-avro and a reader of our contracts need of every schema. */
class SchemaRulesTest {
    private static final Set<Schema.Type> TYPES = Set.of(
            Schema.Type.RECORD,
            Schema.Type.ARRAY,
            Schema.Type.UNION,
            Schema.Type.NULL,
            Schema.Type.BOOLEAN,
            Schema.Type.INT,
            Schema.Type.LONG,
            Schema.Type.DOUBLE,
            Schema.Type.STRING);

    static Stream<TopicDefinition> topics() {
        return Topics.load().all().stream().filter(topic -> !(topic.schema() instanceof SchemaReference.AsSource));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldResolve(TopicDefinition topic) {
        assertThat(ValueSchemas.valueSchema(topic)).isPresent();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldUseTypesThatSurviveConnect(TopicDefinition topic) {
        for (var step : SchemaWalk.of(schema(topic))) {
            assertThat(step.schema().getType()).as(step.path()).isIn(TYPES);
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldUseUnionsOnlyForOptionalValues(TopicDefinition topic) {
        for (var step : SchemaWalk.of(schema(topic))) {
            if (step.schema().isUnion()) {
                assertThat(step.schema().getTypes()).as(step.path()).hasSize(2);
                assertThat(step.schema().getTypes().get(0).getType())
                        .as(step.path())
                        .isEqualTo(Schema.Type.NULL);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldGiveOptionalFieldsTheDefaultNull(TopicDefinition topic) {
        records(topic)
                .flatMap(r -> r.getFields().stream())
                .filter(f -> f.schema().isUnion())
                .forEach(f -> assertThat(f.hasDefaultValue()).as(f.name()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldHaveOneShapeForOneName(TopicDefinition topic) {
        Map<String, Schema> byName = new HashMap<>();
        records(topic)
                .forEach(record -> assertThat(byName.merge(record.getFullName(), record, (a, b) -> a))
                        .as(record.getFullName())
                        .isEqualTo(record));
        assertThat(byName.keySet()).allMatch(name -> name.startsWith("dev.casewire."));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldDocumentRecordsAndFields(TopicDefinition topic) {
        records(topic).forEach(record -> {
            assertThat(record.getDoc()).as(record.getFullName()).isNotBlank();
            record.getFields()
                    .forEach(field -> assertThat(field.doc())
                            .as("%s.%s", record.getFullName(), field.name())
                            .isNotBlank());
        });
    }

    private static Stream<Schema> records(TopicDefinition topic) {
        return SchemaWalk.of(schema(topic)).stream()
                .map(SchemaWalk.Step::schema)
                .filter(schema -> schema.getType() == Schema.Type.RECORD);
    }

    private static Schema schema(TopicDefinition topic) {
        return ValueSchemas.valueSchema(topic).orElseThrow();
    }
}
