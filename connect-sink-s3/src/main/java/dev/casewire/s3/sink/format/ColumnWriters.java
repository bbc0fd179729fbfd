// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Reads values of Avro binary and hands them to Parquet's columns, as parquet-avro does with records: a null has no field, lists and
 * maps have three levels. Not safe for use by several threads.
 */
final class ColumnWriters {

    /** Reads a value that is there and hands it over, within its field. */
    private interface ValueWriter {
        void write(Decoder row, RecordConsumer columns) throws IOException;
    }

    /** A field of a group, with what tells a null. */
    private record FieldWriter(String name, int index, int nullIndex, ValueWriter value) {

        private static final int NEVER_NULL = -1;

        void write(Decoder row, RecordConsumer columns) throws IOException {
            if (nullIndex != NEVER_NULL && row.readIndex() == nullIndex) {
                row.readNull();
                return;
            }
            columns.startField(name, index);
            value.write(row, columns);
            columns.endField(name, index);
        }
    }

    private final FieldWriter[] root;

    private ColumnWriters(FieldWriter[] root) {
        this.root = root;
    }

    /** The writers of a record's schema; empty if it holds a fixed, an enum or a union of more than null and one type. */
    static Optional<ColumnWriters> of(Schema record) {
        return new Compiler().fields(record).map(ColumnWriters::new);
    }

    /** Moves one row. */
    void write(Decoder row, RecordConsumer columns) throws IOException {
        columns.startMessage();
        for (FieldWriter field : root) {
            field.write(row, columns);
        }
        columns.endMessage();
    }

    /** Makes the writers of a schema; all of them share one buffer. */
    private static final class Compiler {

        private final Texts texts = new Texts();

        Optional<FieldWriter[]> fields(Schema record) {
            List<FieldWriter> fields = new ArrayList<>();
            for (Schema.Field field : record.getFields()) {
                Optional<FieldWriter> writer = field(field.name(), field.pos(), field.schema());
                if (writer.isEmpty()) {
                    return Optional.empty();
                }
                fields.add(writer.get());
            }
            return Optional.of(fields.toArray(FieldWriter[]::new));
        }

        private Optional<FieldWriter> field(String name, int index, Schema schema) {
            if (schema.getType() != Schema.Type.UNION) {
                return value(schema).map(value -> new FieldWriter(name, index, FieldWriter.NEVER_NULL, value));
            }
            if (schema.getTypes().size() != 2 || !schema.isNullable()) {
                return Optional.empty();
            }
            int nullIndex = schema.getTypes().get(0).getType() == Schema.Type.NULL ? 0 : 1;
            return value(schema.getTypes().get(1 - nullIndex))
                    .map(value -> new FieldWriter(name, index, nullIndex, value));
        }

        private Optional<ValueWriter> value(Schema schema) {
            return switch (schema.getType()) {
                case RECORD -> fields(schema).map(Compiler::group);
                case ARRAY -> field("element", 0, schema.getElementType()).map(Compiler::list);
                case MAP -> field("value", 1, schema.getValueType()).map(this::map);
                case INT -> Optional.of((row, columns) -> columns.addInteger(row.readInt()));
                case LONG -> Optional.of((row, columns) -> columns.addLong(row.readLong()));
                case FLOAT -> Optional.of((row, columns) -> columns.addFloat(row.readFloat()));
                case DOUBLE -> Optional.of((row, columns) -> columns.addDouble(row.readDouble()));
                case BOOLEAN -> Optional.of((row, columns) -> columns.addBoolean(row.readBoolean()));
                case STRING, BYTES -> Optional.of((row, columns) -> columns.addBinary(texts.read(row)));
                default -> Optional.empty();
            };
        }

        private static ValueWriter group(FieldWriter[] fields) {
            return (row, columns) -> {
                columns.startGroup();
                for (FieldWriter field : fields) {
                    field.write(row, columns);
                }
                columns.endGroup();
            };
        }

        private static ValueWriter list(FieldWriter element) {
            return (row, columns) -> {
                columns.startGroup();
                long count = row.readArrayStart();
                if (count > 0) {
                    columns.startField("list", 0);
                    for (; count > 0; count = row.arrayNext()) {
                        for (long left = count; left > 0; left--) {
                            columns.startGroup();
                            element.write(row, columns);
                            columns.endGroup();
                        }
                    }
                    columns.endField("list", 0);
                }
                columns.endGroup();
            };
        }

        private ValueWriter map(FieldWriter value) {
            return (row, columns) -> {
                columns.startGroup();
                long count = row.readMapStart();
                if (count > 0) {
                    columns.startField("key_value", 0);
                    for (; count > 0; count = row.mapNext()) {
                        for (long left = count; left > 0; left--) {
                            columns.startGroup();
                            columns.startField("key", 0);
                            columns.addBinary(texts.read(row));
                            columns.endField("key", 0);
                            value.write(row, columns);
                            columns.endGroup();
                        }
                    }
                    columns.endField("key_value", 0);
                }
                columns.endGroup();
            };
        }
    }

    /** Reads texts and bytes, which Avro writes alike, into one buffer: Parquet copies what it keeps. */
    private static final class Texts {

        private ByteBuffer buffer = ByteBuffer.allocate(1024);

        Binary read(Decoder row) throws IOException {
            buffer = row.readBytes(buffer);
            return Binary.fromReusedByteArray(buffer.array(), buffer.position(), buffer.remaining());
        }
    }
}
