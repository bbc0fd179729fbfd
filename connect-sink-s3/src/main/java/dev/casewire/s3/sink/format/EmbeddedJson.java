// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;

/** Strings that hold JSON, marked by the name of their Connect schema, written as the JSON they hold. */
final class EmbeddedJson {

    /** The name of the Connect schema of a string that holds JSON. */
    static final String SCHEMA_NAME = "dev.casewire.Json";

    private final ObjectReader reader = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    /** Writes the JSON without members that are null, or the text as a string where it is no JSON. */
    void write(String text, JsonGenerator json) throws IOException {
        JsonNode node;
        try {
            node = reader.readTree(text);
        } catch (JsonProcessingException e) {
            // Only the writer of the topic can mend it; the text is worth keeping either way.
            json.writeString(text);
            return;
        }
        if (node.isMissingNode()) {
            json.writeString(text);
        } else {
            write(node, json);
        }
    }

    private void write(JsonNode node, JsonGenerator json) throws IOException {
        if (node.isObject()) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (!member.getValue().isNull()) {
                    json.writeFieldName(member.getKey());
                    write(member.getValue(), json);
                }
            }
            json.writeEndObject();
        } else if (node.isArray()) {
            json.writeStartArray();
            for (JsonNode item : node) {
                write(item, json);
            }
            json.writeEndArray();
        } else {
            json.writeTree(node);
        }
    }
}
