// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import java.time.Instant;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records with an id that says where they came from. */
final class TestRecords {

    static final Instant FETCHED = Instant.parse("2026-11-21T10:00:00Z");

    static final Schema EVENT = SchemaBuilder.struct()
            .name("dev.casewire.test.Event")
            .field("id", Schema.STRING_SCHEMA)
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    /** The next version of the schema. */
    static final Schema EVENT_2 = SchemaBuilder.struct()
            .name("dev.casewire.test.Event")
            .field("id", Schema.STRING_SCHEMA)
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .field("count", Schema.OPTIONAL_INT64_SCHEMA)
            .build();

    private TestRecords() {}

    static String idOf(String topic, int partition, long offset) {
        return topic + "/" + partition + "/" + offset;
    }

    static SinkRecord event(String topic, int partition, long offset) {
        return event(topic, partition, offset, FETCHED, EVENT, "text");
    }

    static SinkRecord event(String topic, int partition, long offset, Instant time, Schema schema, String text) {
        Struct value =
                new Struct(schema).put("id", idOf(topic, partition, offset)).put("text", text);
        return of(topic, partition, offset, time, schema, value);
    }

    static SinkRecord tombstone(String topic, int partition, long offset) {
        return of(topic, partition, offset, FETCHED, null, null);
    }

    static SinkRecord of(String topic, int partition, long offset, Instant time, Schema schema, Object value) {
        return new SinkRecord(
                topic,
                partition,
                Schema.STRING_SCHEMA,
                "key",
                schema,
                value,
                offset,
                time.toEpochMilli(),
                TimestampType.CREATE_TIME);
    }
}
