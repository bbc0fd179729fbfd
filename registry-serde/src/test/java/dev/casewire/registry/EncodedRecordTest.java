// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;

class EncodedRecordTest {
    private static final Schema SCHEMA = SchemaBuilder.record("Event")
            .fields()
            .requiredString("name")
            .optionalLong("count")
            .endRecord();

    private static EncodedRecord encoded(String name) {
        AvroBytes bytes = new AvroBytes();
        bytes.writeText(name);
        bytes.writeByte(2);
        bytes.writeLong(7);
        return new EncodedRecord(SCHEMA, bytes);
    }

    @Test
    void shouldReadLikeAnyOtherRecord() {
        EncodedRecord record = encoded("staff");

        assertThat(record.get("name")).hasToString("staff");
        assertThat(record.get(1)).isEqualTo(7L);
        assertThat(record.size()).isEqualTo(8);
        assertThat(record).hasToString("{\"name\": \"staff\", \"count\": 7}").isEqualTo(encoded("staff"));
        assertThat(record).hasSameHashCodeAs(encoded("staff")).isNotEqualTo(encoded("other"));
        assertThat(GenericData.get().validate(SCHEMA, record)).isTrue();
    }

    @Test
    void shouldKeepTheBytesOfOneSchemaIdWhenAnotherIsAskedFor() {
        EncodedRecord record = encoded("staff");

        byte[] first = record.wireForm(0x01020304);
        byte[] other = record.wireForm(5);

        assertThat(first).startsWith(0, 1, 2, 3, 4, 10, 's').hasSize(13);
        assertThat(other).startsWith(0, 0, 0, 0, 5, 10, 's').hasSize(13);
        assertThat(record.wireForm(0x01020304)).isSameAs(first);
    }

    @Test
    void shouldNotBeChanged() {
        EncodedRecord record = encoded("staff");

        assertThatThrownBy(() -> record.put(0, "x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> record.put("name", "x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void shouldSayWhatTheBytesAreNot() {
        EncodedRecord record = new EncodedRecord(SCHEMA, new AvroBytes());

        assertThatThrownBy(() -> record.get(0)).hasMessageContaining("the bytes are no Event");
    }
}
