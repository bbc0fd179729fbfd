// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Events of a schema: every required value and three in ten of the others, the same for the same seed. */
final class MadeUpEvents {

    private static final long SEED = 3005;

    private final Random random = new Random(SEED);

    private MadeUpEvents() {}

    static List<GenericData.Record> of(Schema schema, int count) {
        MadeUpEvents events = new MadeUpEvents();
        List<GenericData.Record> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            records.add((GenericData.Record) events.value(schema, "event"));
        }
        return records;
    }

    private Object value(Schema schema, String name) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> List.of(value(schema.getElementType(), name));
            case MAP -> Map.of("key", value(schema.getValueType(), name));
            case UNION -> value(schema.getTypes().get(schema.getTypes().size() - 1), name);
            case STRING -> text(name);
            case INT -> random.nextInt(100);
            case LONG -> 1_790_000_000_000L + random.nextInt(1_000_000);
            case BOOLEAN -> random.nextBoolean();
            case FLOAT -> random.nextFloat();
            case DOUBLE -> random.nextDouble();
            default -> throw new IllegalArgumentException("no value for " + schema);
        };
    }

    private GenericData.Record record(Schema schema) {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
            if (!field.schema().isNullable() || random.nextInt(10) < 3) {
                record.put(field.pos(), value(field.schema(), field.name()));
            }
        }
        return record;
    }

    private String text(String name) {
        int length = name.equals("raw_data") ? 600 : 4 + random.nextInt(20);
        StringBuilder text = new StringBuilder(name).append('-');
        while (text.length() < length) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
