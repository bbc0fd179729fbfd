// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.client.JiraSite;
import dev.casewire.jira.client.PageRow;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Types source JSON of any shape. Whatever the text is, a record comes out: what could not be typed is told in its
 * problem, and the text itself stands beside it. Pure and thread-safe.
 */
public final class AuditTyping {
    static final int LONGEST_ID = 200;

    private final String site;
    private final @Nullable Shape expected;

    /**
     * @param site name of the site for records that do not name their system themselves
     * @param expected Cloud or Server where it is known which of these two like shapes comes; null to tell them apart by
     *     the author's fields
     */
    public AuditTyping(String site, @Nullable Shape expected) {
        this.site = site;
        this.expected = expected;
    }

    /**
     * Types a row of a page from the tokens by which the page is read. The record is that of {@link #type(String, Instant)} for the
     * row's text.
     *
     * @throws IOException where the page is broken
     */
    public AuditRecord type(PageRow row, Instant fetchedAt) throws IOException {
        Optional<UsualCloudRow> usual = UsualCloudRow.read(row.tokens());
        String json = row.text();
        return usual.filter(read -> isTextOfItsTokens(json))
                .flatMap(read -> read.record(json, site, expected, fetchedAt))
                .orElseGet(() -> typeAny(json, fetchedAt));
    }

    /** Bytes that are no UTF-8 are replaced in the text, whatever the tokens made of them. */
    private static boolean isTextOfItsTokens(String json) {
        return json.indexOf('\ufffd') < 0;
    }

    /** The typed record. */
    public AuditRecord type(String json, Instant fetchedAt) {
        return UsualCloudRow.read(json)
                .flatMap(read -> read.record(json, site, expected, fetchedAt))
                .orElseGet(() -> typeAny(json, fetchedAt));
    }

    /** The same by the whole look, which knows all shapes and tells problems. */
    AuditRecord typeAny(String json, Instant fetchedAt) {
        try {
            JsonNode node = SourceJson.parse(json);
            return node.isObject()
                    ? typed(node, json, fetchedAt)
                    : untyped(json, fetchedAt, "the record is JSON but no object");
        } catch (StreamConstraintsException e) {
            return untyped(json, fetchedAt, "the record is too deep or holds a number that is too long");
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? -1 : e.getLocation().getCharOffset();
            return untyped(json, fetchedAt, "the record is no JSON (character " + at + ")");
        }
    }

    private AuditRecord typed(JsonNode node, String json, Instant fetchedAt) {
        Problems problems = new Problems();
        Fields record = new Fields(node, "", problems);
        if (CloudShape.fits(record)) {
            Shape shape = expected == null ? CloudShape.told(record) : expected;
            return assembled(record, shape, new CloudShape(record), json, fetchedAt);
        }
        if (DataCenterShape.fits(record)) {
            return assembled(record, DataCenterShape.told(record), new DataCenterShape(record), json, fetchedAt);
        }
        problems.add("the record has no shape that Jira is known to write");
        return new AuditRecord(
                identity(record, site, Shape.UNKNOWN),
                new AuditTime(null, null, fetchedAt),
                AuditAct.UNTOLD,
                null,
                AuditOrigin.UNTOLD,
                List.of(),
                List.of(),
                List.of(),
                new AuditSource(json, null),
                problems.joined());
    }

    private AuditRecord assembled(Fields record, Shape shape, ShapeFields parts, String json, Instant fetchedAt) {
        String field = parts.timeField();
        SourceTime time = SourceTime.read(record.object().get(field), field).judgedAt(fetchedAt, field);
        if (time.problem() != null) {
            record.problems().add(time.problem());
        }
        AuditAct act = parts.act();
        if (act.action() == null && act.actionKey() == null) {
            record.problems().add("the record does not say what was done");
        }
        AuditOrigin origin = parts.origin();
        String named =
                Optional.ofNullable(origin.system()).flatMap(JiraSite::nameOf).orElse(site);
        return new AuditRecord(
                identity(record, named, shape),
                new AuditTime(time.instant(), time.text(), fetchedAt),
                act,
                parts.author(),
                origin,
                parts.objects(),
                parts.changes(),
                parts.attributes(),
                new AuditSource(json, null),
                record.problems().joined());
    }

    private AuditRecord untyped(String json, Instant fetchedAt, String problem) {
        return new AuditRecord(
                new AuditIdentity(site, Shape.UNKNOWN, SourceJson.contentId(json), false),
                new AuditTime(null, null, fetchedAt),
                AuditAct.UNTOLD,
                null,
                AuditOrigin.UNTOLD,
                List.of(),
                List.of(),
                List.of(),
                new AuditSource(json, null),
                problem);
    }

    private static AuditIdentity identity(Fields record, String site, Shape shape) {
        return sourceId(record)
                .map(id -> new AuditIdentity(site, shape, id, true))
                .orElseGet(() -> {
                    if (record.has("id")) {
                        record.problems().add("id is neither a whole number nor a short text");
                    }
                    return new AuditIdentity(site, shape, SourceJson.contentId(record.object()), false);
                });
    }

    private static Optional<String> sourceId(Fields record) {
        JsonNode id = record.object().get("id");
        if (id == null || !(id.isIntegralNumber() || id.isTextual())) {
            return Optional.empty();
        }
        String text = id.asText();
        return text.isBlank() || text.length() > LONGEST_ID ? Optional.empty() : Optional.of(text);
    }
}
