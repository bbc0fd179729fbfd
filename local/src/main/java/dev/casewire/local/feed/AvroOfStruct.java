// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.feed;

import dev.casewire.jira.JiraAuditRecord;
import java.util.Date;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/** Connect data of our own contracts as their generated classes: the field names are the same. Stateless. */
final class AvroOfStruct {
    private AvroOfStruct() {}

    static JiraAuditRecord record(Struct struct) {
        return (JiraAuditRecord) record(struct, JiraAuditRecord.getClassSchema());
    }

    private static SpecificRecord record(Struct struct, Schema schema) {
        SpecificRecord record = (SpecificRecord)
                SpecificData.getForSchema(JiraAuditRecord.getClassSchema()).newRecord(null, schema);
        for (Schema.Field field : schema.getFields()) {
            record.put(field.pos(), value(struct.get(field.name()), notNull(field.schema())));
        }
        return record;
    }

    private static @Nullable Object value(@Nullable Object value, Schema schema) {
        if (value instanceof Struct nested) {
            return record(nested, schema);
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> value(element, notNull(schema.getElementType())))
                    .toList();
        }
        return value instanceof Date date ? date.toInstant() : value;
    }

    private static Schema notNull(Schema schema) {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        return schema.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }
}
