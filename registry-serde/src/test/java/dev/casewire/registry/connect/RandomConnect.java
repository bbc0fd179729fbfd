// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import dev.casewire.testkit.Seeded;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/** Structs of any shape, with their schemas. */
final class RandomConnect {
    private static final int DEEPEST = 3;
    private static final long DAY = 86_400_000;

    private final Seeded seeded;
    private final Random random;
    private int names;

    RandomConnect(long seed) {
        this.seeded = new Seeded(seed);
        this.random = seeded.random();
    }

    Schema structSchema() {
        return struct(0).build();
    }

    private SchemaBuilder struct(int depth) {
        SchemaBuilder struct = SchemaBuilder.struct().name("dev.test.R" + names++);
        for (int fields = 1 + random.nextInt(6); fields > 0; fields--) {
            struct.field("f" + names++, schema(depth + 1));
        }
        return struct;
    }

    private Schema schema(int depth) {
        SchemaBuilder schema = builder(depth);
        if (random.nextBoolean()) {
            schema.optional();
            if (random.nextBoolean()) {
                schema.defaultValue(null);
            }
        } else if (schema.type() == Schema.Type.STRING && random.nextInt(3) == 0) {
            schema.defaultValue("default");
        }
        return schema.build();
    }

    private SchemaBuilder builder(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 17 : 14)) {
            case 0 -> SchemaBuilder.int8();
            case 1 -> SchemaBuilder.int16();
            case 2 -> SchemaBuilder.int32();
            case 3 -> SchemaBuilder.int64();
            case 4 -> SchemaBuilder.float32();
            case 5 -> SchemaBuilder.float64();
            case 6 -> SchemaBuilder.bool();
            case 7 -> SchemaBuilder.bytes();
            case 8 -> SchemaBuilder.string().name("dev.casewire.Json");
            case 9 -> Timestamp.builder();
            case 10 -> org.apache.kafka.connect.data.Date.builder();
            case 11 -> Time.builder();
            case 12 -> Decimal.builder(2);
            case 13 -> SchemaBuilder.string();
            case 14 -> SchemaBuilder.array(schema(depth + 1));
            case 15 -> SchemaBuilder.map(Schema.STRING_SCHEMA, schema(depth + 1));
            default -> struct(depth);
        };
    }

    Struct struct(Schema schema) {
        Struct struct = new Struct(schema);
        for (Field field : schema.fields()) {
            boolean left = field.schema().isOptional() || field.schema().defaultValue() != null;
            if (!left || random.nextInt(3) > 0) {
                struct.put(field, value(field.schema()));
            }
        }
        return struct;
    }

    private Object value(Schema schema) {
        if (schema.isOptional() && random.nextInt(4) == 0) {
            return null;
        }
        Object logical = logical(schema);
        if (logical != null) {
            return logical;
        }
        return switch (schema.type()) {
            case INT8 -> (byte) random.nextInt();
            case INT16 -> (short) random.nextInt();
            case INT32 -> random.nextInt() >> random.nextInt(32);
            case INT64 -> random.nextLong() >> random.nextInt(64);
            case FLOAT32 -> random.nextFloat();
            case FLOAT64 -> random.nextGaussian();
            case BOOLEAN -> random.nextBoolean();
            case BYTES -> random.nextBoolean() ? bytes() : ByteBuffer.wrap(bytes(), 1, 2);
            case STRING -> random.nextInt(5) == 0 ? "long \u20ac ".repeat(random.nextInt(100)) : seeded.text(20);
            case ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (int left = random.nextInt(4); left > 0; left--) {
                    list.add(value(schema.valueSchema()));
                }
                yield list;
            }
            case MAP -> {
                Map<Object, Object> map = new HashMap<>();
                for (int left = random.nextInt(4); left > 0; left--) {
                    map.put(seeded.text(5), value(schema.valueSchema()));
                }
                yield map;
            }
            case STRUCT -> struct(schema);
        };
    }

    private Object logical(Schema schema) {
        return switch (schema.name() == null ? "" : schema.name()) {
            case Timestamp.LOGICAL_NAME -> new Date(random.nextLong() >> 20);
            case org.apache.kafka.connect.data.Date.LOGICAL_NAME -> new Date(random.nextInt(20_000) * DAY);
            case Time.LOGICAL_NAME -> new Date(random.nextInt((int) DAY));
            case Decimal.LOGICAL_NAME -> new BigDecimal(BigInteger.valueOf(random.nextLong()), 2);
            default -> null;
        };
    }

    private byte[] bytes() {
        byte[] bytes = new byte[3 + random.nextInt(5)];
        random.nextBytes(bytes);
        return bytes;
    }
}
