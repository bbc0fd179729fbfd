// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.mapping;

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
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private RecordFile() {}

    /**
     * The records' texts; a line that is no JSON is passed on as it is, so that the typing tells what is wrong with it. Bytes that
     * are no UTF-8 cost a character each, not the file; JSON in UTF-16 or UTF-32 is read too.
     */
    static List<String> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        List<String> records = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(bytes)) {
            while (values.hasNextValue()) {
                add(values.nextValue(), records);
            }
            return records;
        } catch (IOException notAllJson) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
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
