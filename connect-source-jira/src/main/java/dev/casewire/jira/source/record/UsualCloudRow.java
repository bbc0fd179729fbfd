// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Types a row from its tokens, without a tree, where it has the form that nearly every row of Cloud has: nothing in it that would be
 * a problem, and no field but the known ones with anything but a plain value. For a row like that the record is that of the whole
 * look; any doubt is left to it. As there, the last of two fields of one name counts.
 */
final class UsualCloudRow {
    private final JsonParser parser;
    private @Nullable String id;
    private @Nullable String created;
    private @Nullable String summary;
    private @Nullable String category;
    private @Nullable String description;
    private @Nullable String accountId;
    private @Nullable String authorKey;
    private @Nullable String eventSource;
    private @Nullable String remoteAddress;
    private @Nullable AuditObject main;
    private List<AuditObject> associated = List.of();
    private List<AuditChange> changes = List.of();

    /** Leaves the row to the whole look. */
    private static final class Doubt extends IOException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Reads one element of an array, whose object has begun. */
    private interface Element<T> {
        T read() throws IOException;
    }

    private UsualCloudRow(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a whole text. */
    static Optional<UsualCloudRow> read(String json) {
        try (JsonParser parser = SourceJson.tokens(json)) {
            parser.nextToken();
            Optional<UsualCloudRow> row = read(parser);
            return row.isPresent() && parser.nextToken() == null ? row : Optional.empty();
        } catch (IOException notWellFormed) {
            return Optional.empty();
        }
    }

    /**
     * Reads an object of which the parser has the first token, and leaves the parser at its last one, or before it where the object is
     * not usual.
     *
     * @throws IOException where the text is not well-formed
     */
    static Optional<UsualCloudRow> read(JsonParser parser) throws IOException {
        UsualCloudRow row = new UsualCloudRow(parser);
        try {
            row.fields();
            return Optional.of(row);
        } catch (Doubt unusual) {
            return Optional.empty();
        }
    }

    private void fields() throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> id = value == JsonToken.VALUE_NULL ? null : id(text(value));
                case "created" -> created = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                case "summary" -> summary = text(value);
                case "category" -> category = text(value);
                case "description" -> description = text(value);
                case "authorAccountId" -> accountId = text(value);
                case "authorKey" -> authorKey = text(value);
                case "eventSource" -> eventSource = text(value);
                case "remoteAddress" -> remoteAddress = text(value);
                case "objectItem" -> main = value == JsonToken.VALUE_NULL ? null : object(value, "object");
                case "associatedItems" -> associated = list(value, () -> object(JsonToken.START_OBJECT, "associated"));
                case "changedValues" -> changes = list(value, this::change);
                default -> text(value);
            }
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT);
    }

    /**
     * The record, unless something in it would be a problem.
     *
     * @param json the text that was read
     * @param expected see {@link AuditTyping}
     */
    Optional<AuditRecord> record(String json, String site, @Nullable Shape expected, Instant fetchedAt) {
        Instant time = created == null ? null : UsualTime.read(created);
        if (id == null
                || summary == null
                || time == null
                || new SourceTime(time, created, null)
                                .judgedAt(fetchedAt, "created")
                                .problem()
                        != null) {
            return Optional.empty();
        }
        Shape told = authorKey != null && accountId == null ? Shape.SERVER : Shape.CLOUD;
        List<AuditObject> objects = new ArrayList<>(associated.size() + 1);
        if (main != null) {
            objects.add(main);
        }
        objects.addAll(associated);
        return Optional.of(new AuditRecord(
                new AuditIdentity(site, expected == null ? told : expected, id, true),
                new AuditTime(time, created, fetchedAt),
                new AuditAct(summary, null, category, null, null, null, description),
                accountId == null && authorKey == null
                        ? null
                        : new AuditAuthor(accountId, authorKey, null, null, null, null, null),
                new AuditOrigin(eventSource, remoteAddress, null, null, null, null),
                objects,
                changes,
                List.of(),
                new AuditSource(json, null),
                null));
    }

    private AuditObject object(@Nullable JsonToken first, String role) throws IOException {
        expect(first == JsonToken.START_OBJECT);
        String objectId = null;
        String name = null;
        String typeName = null;
        String parentId = null;
        String parentName = null;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            String value = text(parser.nextToken());
            switch (field) {
                case "id" -> objectId = value;
                case "name" -> name = value;
                case "typeName" -> typeName = value;
                case "parentId" -> parentId = value;
                case "parentName" -> parentName = value;
                default -> {}
            }
        }
        return new AuditObject(role, objectId, name, typeName, parentId, parentName, null);
    }

    private AuditChange change() throws IOException {
        String name = null;
        String from = null;
        String to = null;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            String value = text(parser.nextToken());
            switch (field) {
                case "fieldName" -> name = value;
                case "changedFrom" -> from = value;
                case "changedTo" -> to = value;
                default -> {}
            }
        }
        return new AuditChange(name, null, from, to);
    }

    private <T> List<T> list(@Nullable JsonToken first, Element<T> element) throws IOException {
        if (first == JsonToken.VALUE_NULL) {
            return List.of();
        }
        expect(first == JsonToken.START_ARRAY);
        List<T> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            expect(next == JsonToken.START_OBJECT);
            list.add(element.read());
        }
        return list;
    }

    /** A plain value as its text. Fractions may be written in many ways and numbers without bound are rare; neither is here. */
    private @Nullable String text(@Nullable JsonToken value) throws IOException {
        if (value == null) {
            throw new Doubt();
        }
        return switch (value) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case VALUE_NUMBER_INT -> {
                expect(parser.getNumberType() != NumberType.BIG_INTEGER);
                yield Long.toString(parser.getLongValue());
            }
            default -> throw new Doubt();
        };
    }

    private String id(@Nullable String text) throws IOException {
        JsonToken token = parser.currentToken();
        expect(token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT);
        if (text == null || text.isBlank() || text.length() > AuditTyping.LONGEST_ID) {
            throw new Doubt();
        }
        return text;
    }

    private static void expect(boolean usual) throws Doubt {
        if (!usual) {
            throw new Doubt();
        }
    }
}
