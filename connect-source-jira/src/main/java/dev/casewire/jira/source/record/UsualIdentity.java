// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.casewire.jira.source.record.AuditTyping.RowIdentity;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads id and time of a row from its tokens, without a tree, where both stand there in the form that nearly every row of Cloud
 * has. For a row like that the answer is that of the whole look; any doubt is left to it.
 */
final class UsualIdentity {
    private UsualIdentity() {}

    static Optional<RowIdentity> read(String json) {
        try (JsonParser parser = SourceJson.tokens(json)) {
            return parser.nextToken() == JsonToken.START_OBJECT ? fields(parser) : Optional.empty();
        } catch (IOException notWellFormed) {
            return Optional.empty();
        }
    }

    private static Optional<RowIdentity> fields(JsonParser parser) throws IOException {
        String id = null;
        Instant created = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("id")) {
                String told = id(parser, value);
                if (id != null || told == null) {
                    return Optional.empty();
                }
                id = told;
            } else if (name.equals("created")) {
                Instant told = value == JsonToken.VALUE_STRING ? UsualTime.read(parser.getText()) : null;
                if (created != null || told == null) {
                    return Optional.empty();
                }
                created = told;
            } else if (!skip(parser)) {
                return Optional.empty();
            }
        }
        boolean whole = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        return whole && id != null && created != null ? Optional.of(new RowIdentity(id, created)) : Optional.empty();
    }

    /** False at a fraction, since the whole look takes some of them for no number. */
    private static boolean skip(JsonParser parser) throws IOException {
        int depth = 0;
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                return false;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String id(JsonParser parser, @Nullable JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Long.toString(parser.getLongValue());
        }
        if (value != JsonToken.VALUE_STRING) {
            return null;
        }
        String text = parser.getText();
        return text.isBlank() || text.length() > AuditTyping.LONGEST_ID ? null : text;
    }
}
