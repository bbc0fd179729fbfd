// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** One JSON object a line, nulls left out. The lines are the compact form too, and lines of all schemas share a file. */
final class JsonLinesFormat implements FileFormat, RowFormat {

    private final JsonFactory factory = new JsonMapper().getFactory();
    private final JsonValues values = new JsonValues();

    @Override
    public FormatKind kind() {
        return FormatKind.JSONL;
    }

    @Override
    public RowFormat rowsOf(Schema schema) {
        return this;
    }

    @Override
    public void encode(Struct value, OutputStream row) throws IOException {
        try (JsonGenerator generator = factory.createGenerator(row)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            values.write(value.schema(), value, generator);
        } catch (JsonProcessingException e) {
            throw new DataException("the value has no form in JSON: " + e.getOriginalMessage(), e);
        }
        row.write('\n');
    }

    @Override
    public void write(InputStream rows, long count, OutputStream object) throws IOException {
        rows.transferTo(object);
    }
}
