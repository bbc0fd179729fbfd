// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A row of a page under the parser. Whatever is not looked at is passed over. Not thread-safe. */
public final class PageRow {
    private final JsonParser parser;
    private final byte[] body;
    private final JsonStreamContext around;
    private final boolean scalar;
    private final int start;
    private @Nullable String text;

    /** @param parser at the first token of the row, which has read the body from its first byte */
    PageRow(JsonParser parser, byte[] body, JsonStreamContext around) throws IOException {
        this.parser = parser;
        this.body = body;
        this.around = around;
        this.scalar = parser.currentToken().isScalarValue();
        this.start = (int) parser.currentTokenLocation().getByteOffset();
    }

    /**
     * The parser at the first token of the row. It may be read up to the row's last token, and not at all after {@link #text()}. It
     * puts no bound to depth and length; a byte that is no UTF-8 may pass in it, and stands in the text as U+FFFD.
     */
    public JsonParser tokens() {
        return parser;
    }

    /** The row exactly as it stands in the answer. */
    public String text() throws IOException {
        String known = text;
        if (known == null) {
            known = cut();
            text = known;
        }
        return known;
    }

    private String cut() throws IOException {
        while (parser.getParsingContext() != around) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "row breaks off");
            }
        }
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        String row = new String(body, start, end - start, StandardCharsets.UTF_8);
        return scalar ? withoutOverrun(row.strip()) : row;
    }

    /** The parser may have read one character past a number. */
    private static String withoutOverrun(String row) {
        boolean overrun = !row.startsWith("\"") && (row.endsWith(",") || row.endsWith("]"));
        return overrun ? row.substring(0, row.length() - 1).strip() : row;
    }
}
