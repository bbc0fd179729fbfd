// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * One field's JSON a line, as its source wrote it: no number or member is touched, only line breaks between tokens become
 * spaces. A text that is no JSON (it was cut for size) becomes a JSON string, so that each line is JSON.
 */
final class RawFormat implements FileFormat, RowFormat {

    private final JsonFactory factory = new JsonMapper().getFactory();
    private final String fieldName;

    RawFormat(String fieldName) {
        this.fieldName = fieldName;
    }

    @Override
    public FormatKind kind() {
        return FormatKind.RAW;
    }

    @Override
    public RowFormat rowsOf(Schema schema) {
        Field field = schema.field(fieldName);
        if (field == null || field.schema().type() != Schema.Type.STRING) {
            throw new DataException("records of schema " + schema.name() + " have no text " + fieldName
                    + " to write as raw output. Set raw.field to the field that holds the source's JSON.");
        }
        return this;
    }

    @Override
    public void encode(Struct value, OutputStream row) throws IOException {
        String text = value.getString(fieldName);
        if (text == null) {
            throw new DataException("field " + fieldName + " of raw.field holds nothing to write.");
        }
        if (isJson(text)) {
            row.write(text.replace('\n', ' ').replace('\r', ' ').getBytes(StandardCharsets.UTF_8));
        } else {
            row.write('"');
            row.write(JsonStringEncoder.getInstance().quoteAsUTF8(text));
            row.write('"');
        }
        row.write('\n');
    }

    @Override
    public void write(InputStream rows, long count, OutputStream object) throws IOException {
        rows.transferTo(object);
    }

    private boolean isJson(String text) throws IOException {
        try (JsonParser parser = factory.createParser(text)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
