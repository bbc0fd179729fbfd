// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a page apart into its rows. A row that is deep, long or odd cannot hold up its neighbours; the body's size is capped before
 * it comes here.
 */
final class AuditPageReader<R> implements Answer.BodyReader<AuditPage<R>> {
    private static final int DEEPEST = 100_000;

    // The scanner is not recursive; the whole body is bounded, so no single token needs a bound of its own.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final RowReader<R> rows;

    AuditPageReader(RowReader<R> rows) {
        this.rows = rows;
    }

    @Override
    public AuditPage<R> read(byte[] body, Instant arrivedAt) throws IOException, Answer.UnexpectedShape {
        int count = RowCount.of(body);
        if (count > 0) {
            rows.counted(count);
        }
        try {
            return page(body, arrivedAt);
        } catch (JacksonException e) {
            byte[] replaced = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            if (Arrays.equals(replaced, body)) {
                throw e;
            }
            // Bytes that are no UTF-8 cost a few characters, not the page.
            return page(replaced, arrivedAt);
        }
    }

    private AuditPage<R> page(byte[] body, Instant arrivedAt) throws IOException, Answer.UnexpectedShape {
        try (JsonParser parser = JSON.createParser(body)) {
            return page(parser, body, arrivedAt);
        }
    }

    private AuditPage<R> page(JsonParser parser, byte[] body, Instant arrivedAt)
            throws IOException, Answer.UnexpectedShape {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Answer.UnexpectedShape("the answer is JSON but no page of audit records");
        }
        if (parser.currentTokenLocation().getByteOffset() < 0) {
            throw new JsonParseException(parser, "page is not in UTF-8");
        }
        long offset = -1;
        long limit = -1;
        long total = -1;
        @Nullable List<R> records = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("records") && value == JsonToken.START_ARRAY) {
                records = records(parser, body, arrivedAt);
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("offset")) {
                offset = parser.getValueAsLong(-1);
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("limit")) {
                limit = parser.getValueAsLong(-1);
            } else if (value == JsonToken.VALUE_NUMBER_INT && name.equals("total")) {
                total = parser.getValueAsLong(-1);
            } else {
                parser.skipChildren();
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new JsonParseException(parser, "page breaks off");
        }
        if (records == null) {
            throw new Answer.UnexpectedShape("the answer is JSON without an array 'records'");
        }
        return new AuditPage<>(offset, limit, total, records, arrivedAt);
    }

    private List<R> records(JsonParser parser, byte[] body, Instant arrivedAt) throws IOException {
        List<R> records = new ArrayList<>();
        JsonStreamContext around = parser.getParsingContext();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new JsonParseException(parser, "records break off");
            }
            PageRow row = new PageRow(parser, body, around);
            records.add(rows.read(row, arrivedAt));
            // Whatever the reader left unread.
            row.text();
        }
        return records;
    }
}
