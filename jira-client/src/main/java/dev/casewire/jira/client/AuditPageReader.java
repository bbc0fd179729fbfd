// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page into the verbatim texts of its records. The records themselves are not looked into, so that one that is
 * deep, long or odd cannot hold up its neighbours; the body's size is capped before it comes here.
 */
final class AuditPageReader implements Answer.BodyReader<AuditPage> {
    private static final int DEEPEST = 100_000;

    // The scanner is not recursive; the whole body is bounded, so no single token needs a bound of its own.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    @Override
    public AuditPage read(String body) throws JacksonException, Answer.UnexpectedShape {
        try (JsonParser parser = JSON.createParser(new StringReader(body))) {
            return page(parser, body);
        } catch (JacksonException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    private static AuditPage page(JsonParser parser, String body) throws IOException, Answer.UnexpectedShape {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Answer.UnexpectedShape("the answer is JSON but no page of audit records");
        }
        long offset = -1;
        long limit = -1;
        long total = -1;
        @Nullable List<String> records = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("records") && value == JsonToken.START_ARRAY) {
                records = records(parser, body);
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
        return new AuditPage(offset, limit, total, records);
    }

    private static List<String> records(JsonParser parser, String body) throws IOException {
        List<String> records = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new JsonParseException(parser, "records break off");
            }
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            parser.finishToken();
            int end = (int) parser.currentLocation().getCharOffset();
            records.add(token.isScalarValue() ? scalar(body, start, end) : body.substring(start, end));
        }
        return records;
    }

    /** Text of a record that is no object; the parser may have read one character past a number. */
    private static String scalar(String body, int start, int end) {
        String text = body.substring(start, end).strip();
        boolean overrun = !text.startsWith("\"") && (text.endsWith(",") || text.endsWith("]"));
        return overrun ? text.substring(0, text.length() - 1).strip() : text;
    }
}
