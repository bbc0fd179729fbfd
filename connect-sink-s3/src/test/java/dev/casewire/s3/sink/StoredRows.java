// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads ids of {@link TestRecords} back. */
final class StoredRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredRows() {}

    static List<String> ids(MemoryStore store) {
        List<String> ids = new ArrayList<>();
        store.objects()
                .forEach((key, content) -> ids.addAll(key.endsWith(".parquet") ? parquet(content) : json(content)));
        return ids;
    }

    static List<String> json(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line).path("id").asText();
                    } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    static List<String> parquet(byte[] content) {
        return DuckDb.query(content, "SELECT id FROM FILE");
    }
}
