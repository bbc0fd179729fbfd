// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.s3.sink.layout.RecordPlace;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimesTest {

    private static final Instant HAPPENED = Instant.parse("2025-12-31T23:59:59.999Z");

    private static final Schema METADATA = SchemaBuilder.struct()
            .name("Metadata")
            .field("logged_time", Timestamp.builder().optional().build())
            .optional()
            .build();

    private static final Schema EVENT = SchemaBuilder.struct()
            .name("Event")
            .field("time", Schema.OPTIONAL_INT64_SCHEMA)
            .field("text", Schema.OPTIONAL_STRING_SCHEMA)
            .field("count", Schema.OPTIONAL_INT32_SCHEMA)
            .field("metadata", METADATA)
            .build();

    @Test
    void shouldTakeKafkasTimestampWhenNoFieldIsNamed() {
        RecordPlace place = place("", new Struct(EVENT).put("time", HAPPENED.toEpochMilli()));

        assertThat(place.time()).isEqualTo(TestRecords.FETCHED);
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // Connect's logical times are java.util.Date.
    void shouldReadMillisecondsTimestampsAndTexts() {
        Struct metadata = new Struct(METADATA).put("logged_time", new Date(HAPPENED.toEpochMilli()));
        Struct event = new Struct(EVENT)
                .put("time", HAPPENED.toEpochMilli())
                .put("text", HAPPENED.toString())
                .put("metadata", metadata);

        for (String field : new String[] {"time", "text", "metadata.logged_time"}) {
            RecordPlace place = place(field, event);
            assertThat(place.time()).as(field).isEqualTo(HAPPENED);
            assertThat(place.timestamp()).isEqualTo(TestRecords.FETCHED);
        }
    }

    @Test
    void shouldTakeKafkasTimestampWhenTheRecordTellsNone() {
        assertThat(place("time", new Struct(EVENT)).time()).isEqualTo(TestRecords.FETCHED);
        assertThat(place("metadata.logged_time", new Struct(EVENT)).time()).isEqualTo(TestRecords.FETCHED);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 253_402_300_800_000L, Long.MAX_VALUE})
    void shouldTakeKafkasTimestampWhenNoDayOfFourDigitYearsIsTold(long time) {
        assertThat(place("time", new Struct(EVENT).put("time", time)).time()).isEqualTo(TestRecords.FETCHED);
    }

    @Test
    void shouldSayWhichFieldIsNoTime() {
        Struct event = new Struct(EVENT).put("text", "yesterday").put("count", 1);

        assertThatThrownBy(() -> place("tme", event))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("field tme of layout.time.field is not in schema Event")
                .hasMessageContaining("partition=3 offset=17");
        assertThatThrownBy(() -> place("text", event)).hasMessageContaining("no instant such as");
        assertThatThrownBy(() -> place("count", event)).hasMessageContaining("neither a timestamp");
        assertThatThrownBy(() -> place("text.time", event)).hasMessageContaining("is not there");
    }

    private static RecordPlace place(String field, Struct event) {
        return new RecordTimes(field)
                .placeOf(TestRecords.of("events", 3, 17, TestRecords.FETCHED, EVENT, event), event);
    }
}
