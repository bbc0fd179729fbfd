// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Which records can be rows. */
final class RecordCheck {

    private RecordCheck() {}

    /**
     * The value as a row.
     *
     * @throws DataException with a sentence for the dead-letter topic if the record has no value, no schema or no fields
     */
    static Struct rowOf(SinkRecord record) {
        Schema schema = record.valueSchema();
        if (record.value() == null) {
            throw new DataException(
                    at(record) + " has no value (a tombstone), and objects only grow. Keep compacted topics"
                            + " out of the connector's topics, or drop such records with Kafka's Filter and RecordIsTombstone.");
        }
        if (schema == null) {
            throw new DataException(
                    at(record) + " has no schema. Set value.converter to one that reads schemas, such as"
                            + " dev.casewire.registry.connect.RegistryAvroConverter.");
        }
        if (!(record.value() instanceof Struct struct)) {
            throw new DataException(
                    at(record) + " is a " + schema.type() + "; only a record with fields (STRUCT) can be a row.");
        }
        return struct;
    }

    static String at(SinkRecord record) {
        return "record topic=" + record.originalTopic() + " partition=" + record.originalKafkaPartition() + " offset="
                + record.originalKafkaOffset();
    }
}
