// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.registry.connect.ConnectAvro;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.testkit.Seeded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.Struct;

/** Made-up events of OCSF's classes, as wide as the classes are. */
public final class OcsfEvents {

    private final ConnectAvro avro = new ConnectAvro();
    private final Seeded seeded;
    private int strings;

    public OcsfEvents(Seeded seeded) {
        this.seeded = seeded;
    }

    /** The Connect schema of a class. */
    public org.apache.kafka.connect.data.Schema schema(String className) {
        return avro.connectSchema(OcsfSchemas.schema("1.8.0", className));
    }

    /** An event of a class, as the converter hands it to the sink. */
    public Struct event(String className) {
        Schema schema = OcsfSchemas.schema("1.8.0", className);
        return (Struct) avro.toConnect(schema, (GenericData.Record) value(schema, "event"))
                .value();
    }

    /** The same at a time. */
    public Struct event(String className, Instant time) {
        return event(className).put("time", time.toEpochMilli());
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
