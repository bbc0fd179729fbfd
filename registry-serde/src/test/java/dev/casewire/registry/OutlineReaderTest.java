// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.jira.JiraAuditRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outlines of audit records, whose schema has all that an outline knows, against records that are read whole. */
class OutlineReaderTest {
    private static final Schema SCHEMA = JiraAuditRecord.getClassSchema();

    private final OutlineReader outlines = OutlineReader.of(SCHEMA);
    private final ValueReader whole = ValueReader.ofClass(JiraAuditRecord.class);

    /** Lists in one block, and in blocks of a few bytes with their sizes before them. */
    static List<EncoderFactory> encoders() {
        return List.of(EncoderFactory.get(), new EncoderFactory().configureBlockSize(64));
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void shouldTellWhereEachValueOfARecordStands(EncoderFactory encoders) throws IOException {
        for (Object datum : new RandomData(SCHEMA, 200, 7)) {
            byte[] bytes = bytes(datum, encoders);

            assertThat(left(bytes, outlines::read)).isZero();
            assertSame(bytes);
        }
    }

    private void assertSame(byte[] bytes) throws IOException {
        List<Object> found = new ArrayList<>();
        List<Object> wanted = new ArrayList<>();
        Outline outline = outlines.read(over(bytes));
        compare((IndexedRecord) whole.read(over(bytes)), outline, outline.place(0), found, wanted);
        assertThat(found).isEqualTo(wanted);
    }

    /** Adds what stands in the outline, and what should; gives the place behind. */
    private static int compare(
            IndexedRecord record, Outline outline, int from, List<Object> found, List<Object> wanted) {
        int place = from;
        for (Schema.Field field : record.getSchema().getFields()) {
            Object value = record.get(field.pos());
            if (value == null) {
                assertThat(outline.has(place)).isFalse();
                place += OutlineReader.places(field.schema());
            } else if (value instanceof IndexedRecord within) {
                assertThat(outline.has(place)).isTrue();
                place = compare(within, outline, place + 1, found, wanted);
            } else if (value instanceof List<?> list) {
                assertThat(outline.count(place)).isEqualTo(list.size());
                place++;
                for (Object each : list) {
                    place = compare((IndexedRecord) each, outline, place, found, wanted);
                }
            } else {
                wanted.add(value instanceof Instant time ? time.toEpochMilli() : value);
                found.add(value instanceof String ? outline.text(place) : (Object) outline.number(place));
                place++;
            }
        }
        return place;
    }

    /** What an outline is made of can be read, and the other way round. */
    @ParameterizedTest
    @MethodSource("encoders")
    void shouldRefuseJustTheBytesThatCannotBeRead(EncoderFactory encoders) throws IOException {
        Random random = new Random(20_261_122);
        int refused = 0;
        for (Object datum : new RandomData(SCHEMA, 50, 8)) {
            byte[] bytes = bytes(datum, encoders);
            for (int i = 0; i < 200; i++) {
                byte[] damaged = Arrays.copyOf(bytes, bytes.length - random.nextInt(3));
                for (int flips = random.nextInt(3); flips > 0; flips--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }

                int left = left(damaged, outlines::read);

                assertThat(left).isEqualTo(left(damaged, whole));
                if (left == 0) {
                    assertSame(damaged);
                } else {
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(2_000, 9_500);
    }

    /** Bytes left over, or -1 where the reader refuses them. */
    private static int left(byte[] bytes, ValueReader reader) {
        BoundedDecoder in = over(bytes);
        try {
            reader.read(in);
            return in.remaining();
        } catch (IOException | RuntimeException refused) {
            return -1;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"double\"",
                "[\"null\",{\"type\":\"array\",\"items\":\"string\"}]",
                "[\"null\",\"R\"]",
                "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"string\"}}"
            })
    void shouldNameAFieldThatHasNoOutline(String type) {
        Schema schema = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"odd\",\"type\":" + type + "}]}");

        assertThatThrownBy(() -> OutlineReader.of(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("odd");
    }

    private static BoundedDecoder over(byte[] bytes) {
        return new BoundedDecoder().over(bytes, 0, bytes.length);
    }

    private static byte[] bytes(Object datum, EncoderFactory encoders) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = encoders.blockingBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(SCHEMA).write((GenericRecord) datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
