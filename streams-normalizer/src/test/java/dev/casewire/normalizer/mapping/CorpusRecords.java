// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.testkit.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The real audit records of the shared folder as typed records. A small reader for tests: typing proper is the source
 * connector's, which Streams modules may not use.
 */
public final class CorpusRecords {
    public static final Instant FETCHED = Instant.parse("2026-11-20T10:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLOUD_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX");
    private static final List<String> FILES = List.of(
            "atlassian-docs-cloud.jsonl",
            "azure-sentinel-jira-cloud.jsonl",
            "coralogix-jira-cloud.jsonl",
            "demisto-jira-event-collector.jsonl",
            "jira-9.12-dump-dc.jsonl",
            "kakunindima-jira-dc-activeobjects.jsonl");

    private CorpusRecords() {}

    /** Every record; the running test is skipped where the shared folder is absent. */
    public static List<JiraAuditRecord> all() {
        List<JiraAuditRecord> records = new ArrayList<>();
        for (String name : FILES) {
            Path file = SharedFiles.require("corpus/" + name);
            try {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    if (!line.isBlank()) {
                        records.add(record(line, name.replace(".jsonl", ".example"), records.size()));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }

    /** One record of the Cloud or the Data Center REST shape. */
    static JiraAuditRecord record(String json, String site, int number) {
        try {
            JsonNode node = JSON.readTree(json);
            return node.has("affectedObjects") ? dataCenter(node, json, site, number) : cloud(node, json, site);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JiraAuditRecord cloud(JsonNode node, String json, String site) {
        List<AuditObject> objects = new ArrayList<>();
        if (node.has("objectItem")) {
            objects.add(object(node.get("objectItem"), "object", "typeName"));
        }
        node.path("associatedItems").forEach(item -> objects.add(object(item, "associated", "typeName")));
        AuditAuthor author = node.has("authorAccountId") || node.has("authorKey")
                ? AuditAuthor.newBuilder()
                        .setAccountId(text(node, "authorAccountId"))
                        .setKey(text(node, "authorKey"))
                        .build()
                : null;
        String created = node.path("created").asText();
        return builder(json, site, "cloud", node.path("id").asText())
                .setCreated(OffsetDateTime.parse(created, CLOUD_TIME).toInstant())
                .setCreatedText(created)
                .setAction(text(node, "summary"))
                .setCategory(text(node, "category"))
                .setDescription(text(node, "description"))
                .setEventSource(text(node, "eventSource"))
                .setAuthor(author)
                .setRemoteAddress(text(node, "remoteAddress"))
                .setObjects(objects)
                .setChangedValues(changes(node, "fieldName", "i18nKey", "changedFrom", "changedTo"))
                .build();
    }

    private static JiraAuditRecord dataCenter(JsonNode node, String json, String site, int number) {
        List<AuditObject> objects = new ArrayList<>();
        node.path("affectedObjects").forEach(item -> objects.add(object(item, "affected", "type")));
        List<AuditAttribute> attributes = new ArrayList<>();
        node.path("extraAttributes")
                .forEach(item -> attributes.add(AuditAttribute.newBuilder()
                        .setName(text(item, "name"))
                        .setKey(text(item, "nameI18nKey"))
                        .setValue(text(item, "value"))
                        .build()));
        JsonNode author = node.path("author");
        JsonNode type = node.path("type");
        String created = node.path("timestamp").asText();
        return builder(json, site, "data_center", "hash" + number)
                .setIdOrigin("content")
                .setCreated(Instant.parse(created))
                .setCreatedText(created)
                .setAction(text(type, "action"))
                .setActionKey(text(type, "actionI18nKey"))
                .setCategory(text(type, "category"))
                .setCategoryKey(text(type, "categoryI18nKey"))
                .setAuthor(AuditAuthor.newBuilder()
                        .setId(text(author, "id"))
                        .setName(text(author, "name"))
                        .setType(text(author, "type"))
                        .setAvatarUri(text(author, "avatarUri"))
                        .build())
                .setRemoteAddress(text(node, "source"))
                .setObjects(objects)
                .setChangedValues(changes(node, "key", "i18nKey", "from", "to"))
                .setAttributes(attributes)
                .setSystem(text(node, "system"))
                .setMethod(text(node, "method"))
                .build();
    }

    private static JiraAuditRecord.Builder builder(String json, String site, String shape, String id) {
        return JiraAuditRecord.newBuilder()
                .setSite(site)
                .setShape(shape)
                .setId(id)
                .setIdOrigin("source")
                .setFetchedAt(FETCHED)
                .setObjects(List.of())
                .setChangedValues(List.of())
                .setAttributes(List.of())
                .setSourceJson(json);
    }

    private static AuditObject object(JsonNode node, String role, String typeField) {
        return AuditObject.newBuilder()
                .setRole(role)
                .setId(text(node, "id"))
                .setName(text(node, "name"))
                .setTypeName(text(node, typeField))
                .setParentId(text(node, "parentId"))
                .setParentName(text(node, "parentName"))
                .setUri(text(node, "uri"))
                .build();
    }

    private static List<AuditChange> changes(JsonNode node, String name, String key, String from, String to) {
        List<AuditChange> changes = new ArrayList<>();
        node.path("changedValues")
                .forEach(item -> changes.add(AuditChange.newBuilder()
                        .setName(text(item, name))
                        .setKey(text(item, key))
                        .setFrom(text(item, from))
                        .setTo(text(item, to))
                        .build()));
        return changes;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }
}
