// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.format.RowFormat;
import dev.casewire.s3.sink.layout.RecordPlace;
import dev.casewire.s3.sink.layout.RowOrder;
import dev.casewire.testkit.Seeded;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an object holds that begins within a file, against a plain list of the rows. */
class OpenFilePropertyTest {

    private static final Schema SCHEMA =
            SchemaBuilder.struct().field("text", Schema.STRING_SCHEMA).build();

    private record Row(RecordPlace place, String text) {}

    static LongStream seeds() {
        return Seeded.seeds(60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldHoldTheRowsFromAnyOffsetInTheirOrder(long seed) throws IOException {
        Seeded seeded = new Seeded(seed);
        RowOrder order = seeded.chance(50) ? RowOrder.TIME : RowOrder.OFFSET;
        List<Row> rows = rows(seeded);
        HeldBytes held = new HeldBytes(1);
        RowFormat format = FormatKind.JSONL.open("").rowsOf(SCHEMA);
        OpenFile file = new OpenFile(new FilePart("", format), rows.get(0).place(), order, held);
        EncodedRow encoded = new EncodedRow();
        for (Row row : rows) {
            encoded.encode(new Struct(SCHEMA).put("text", row.text()), format);
            file.append(row.place(), encoded);
        }

        assertThat(held.held()).isEqualTo(file.heap());
        long last = rows.get(rows.size() - 1).place().offset();
        assertThat(file.rowsFrom(last + 1)).isEmpty();
        for (Row row : rows) {
            // At a row, or in the gap before it.
            long begin = row.place().offset() - seeded.between(0, 1);
            List<Row> rest =
                    rows.stream().filter(each -> each.place().offset() >= begin).toList();
            ObjectRows object = file.rowsFrom(begin).orElseThrow();
            assertThat(object.first()).isEqualTo(rest.get(0).place());
            assertThat(object.rows()).isEqualTo(rest.size());
            assertThat(object.nextOffset()).isEqualTo(last + 1);
            assertThat(content(object)).isEqualTo(expected(rest, order));
        }
    }

    private static List<Row> rows(Seeded seeded) {
        List<Row> rows = new ArrayList<>();
        long offset = seeded.between(0, 1_000_000);
        for (int i = seeded.between(1, 60); i > 0; i--) {
            Instant timestamp = Instant.ofEpochMilli(seeded.random().nextLong() >> seeded.between(22, 60));
            Instant time = seeded.chance(50) ? timestamp : Instant.ofEpochMilli(seeded.between(0, 5));
            rows.add(new Row(
                    new RecordPlace("t", 1, offset, timestamp, time),
                    seeded.word(6).repeat(seeded.between(1, 400))));
            offset += seeded.chance(80) ? 1 : seeded.between(1, 1_000_000);
        }
        return rows;
    }

    private static String content(ObjectRows object) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        object.writeTo(content);
        return content.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String expected(List<Row> rows, RowOrder order) {
        List<Row> sorted = new ArrayList<>(rows);
        if (order == RowOrder.TIME) {
            sorted.sort(Comparator.comparing(row -> row.place().time()));
        }
        StringBuilder lines = new StringBuilder();
        sorted.forEach(row -> lines.append("{\"text\":\"").append(row.text()).append("\"}\n"));
        return lines.toString();
    }
}
