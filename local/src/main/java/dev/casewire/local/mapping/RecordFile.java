// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of audit records in source shape: JSON lines, or one or several JSON values of any layout, each a record, a list of
 * records, or a page as Jira answers it ({@code records} of Cloud and Server, {@code entities} of Data Center).
 */
final class RecordFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RecordFile() {}

    /** The records' texts; a line that is no JSON is passed on as it is, so that the typing tells what is wrong with it. */
    static List<String> read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> records = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(text)) {
            while (values.hasNextValue()) {
                add(values.nextValue(), records);
            }
            return records;
        } catch (JsonProcessingException notAllJson) {
            return text.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    private static void add(JsonNode value, List<String> records) {
        if (value.isArray()) {
            value.forEach(element -> add(element, records));
        } else if (value.path("records").isArray()) {
            add(value.get("records"), records);
        } else if (value.path("entities").isArray()) {
            add(value.get("entities"), records);
        } else {
            records.add(value.toString());
        }
    }
}
