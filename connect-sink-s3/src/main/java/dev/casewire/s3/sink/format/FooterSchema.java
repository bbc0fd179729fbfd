// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The Avro schema as Parquet keeps it in the footer of every object: without docs and defaults, which would be the larger part of a small
 * object.
 */
final class FooterSchema {

    private final Map<String, Schema> records = new HashMap<>();

    private FooterSchema() {}

    /** The schema of the records themselves, without the null that an optional value may be. */
    static Schema of(Schema contract) {
        Schema record = contract;
        if (contract.isUnion()) {
            record = contract.getTypes().stream()
                    .filter(type -> type.getType() == Schema.Type.RECORD)
                    .findFirst()
                    .orElseThrow();
        }
        return new FooterSchema().bare(record);
    }

    private Schema bare(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case ARRAY -> Schema.createArray(bare(schema.getElementType()));
            case MAP -> Schema.createMap(bare(schema.getValueType()));
            case UNION ->
                Schema.createUnion(schema.getTypes().stream().map(this::bare).toList());
            default -> schema;
        };
    }

    private Schema record(Schema schema) {
        Schema known = records.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        Schema record = Schema.createRecord(schema.getName(), null, schema.getNamespace(), false);
        records.put(schema.getFullName(), record);
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(new Schema.Field(field.name(), bare(field.schema())));
        }
        record.setFields(fields);
        return record;
    }
}
