// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.registry.connect.ConnectAvro;
import dev.casewire.s3.sink.DuckDb;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What small objects of the wide OCSF classes cost, and that another engine reads them. */
class OcsfObjectSizeTest {

    private static final int ROWS = 71;
    private static final int LARGEST = 90_000;

    private final ConnectAvro avro = new ConnectAvro();
    private final Seeded seeded = new Seeded(71);
    private int strings;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_change",
                "entity_management",
                "group_management",
                "user_access",
                "web_resources_activity"
            })
    void shouldStayUnderNinetyKilobytesForSeventyOneRows(String className) throws IOException {
        Schema schema = OcsfSchemas.schema("1.8.0", className);
        org.apache.kafka.connect.data.Schema connect = avro.connectSchema(schema);
        RowFormat rows = FormatKind.PARQUET.open().rowsOf(connect);
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (int i = 0; i < ROWS; i++) {
            GenericData.Record event = (GenericData.Record) value(schema, "event");
            rows.encode((Struct) avro.toConnect(schema, event).value(), encoded);
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        rows.write(new ByteArrayInputStream(encoded.toByteArray()), ROWS, object);

        assertThat(object.size()).as("bytes of the object").isLessThan(LARGEST);
        assertThat(DuckDb.query(object.toByteArray(), "SELECT count(*), count(DISTINCT metadata.uid) FROM FILE"))
                .containsExactly(ROWS + "|" + ROWS);
    }

    /** Every required value and three in ten of the others: more than real events hold. */
    private Object value(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericData.Record record = new GenericData.Record(schema);
                for (Schema.Field field : schema.getFields()) {
                    record.put(field.pos(), value(field.schema(), field.name()));
                }
                yield record;
            }
            case UNION -> seeded.chance(30) || name.equals("uid") ? value(nonNull(schema), name) : null;
            case ARRAY -> List.of(value(schema.getElementType(), name));
            case MAP -> Map.of("key", value(schema.getValueType(), name));
            case STRING -> text(name);
            case INT -> seeded.between(0, 99);
            case LONG -> 1_700_000_000_000L + seeded.between(0, 1_000_000);
            case BOOLEAN -> seeded.chance(50);
            case FLOAT -> 0.5f;
            case DOUBLE -> 0.5;
            default -> throw new IllegalStateException("no value for " + schema);
        };
    }

    private String text(String name) {
        return switch (name) {
            case "raw_data" -> "{\"summary\":\"" + seeded.text(200) + "\"}";
            case "uid" -> "uid-" + strings++;
            default -> name + "-" + seeded.word(12);
        };
    }

    private static Schema nonNull(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
