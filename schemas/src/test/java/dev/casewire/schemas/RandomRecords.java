// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Records of any schema of ours, the same for the same seed; half of what is optional is null. */
final class RandomRecords {
    private final Random random;

    RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    @Nullable
    Object next(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> {
                GenericData.Record made = new GenericData.Record(schema);
                schema.getFields().forEach(field -> made.put(field.pos(), next(field.schema())));
                yield made;
            }
            case UNION -> next(schema.getTypes().get(random.nextInt(2)));
            case ARRAY ->
                IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> next(schema.getElementType()))
                        .toList();
            case STRING ->
                List.of("", "jira", "{\"a\":1}", "\u00e9\ud83d\ude00").get(random.nextInt(4));
            case INT -> random.nextInt();
            case LONG -> random.nextLong() >> 20;
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new AssertionError("no values for " + schema);
        };
    }
}
