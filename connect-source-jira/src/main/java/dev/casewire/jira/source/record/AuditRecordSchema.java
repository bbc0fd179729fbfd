// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The contract {@code dev.casewire.jira.JiraAuditRecord} as a Connect schema; a test holds the two equal. */
public final class AuditRecordSchema {
    private static final String PACKAGE = "dev.casewire.jira.";
    private static final Schema TIME =
            Timestamp.builder().optional().defaultValue(null).build();
    private static final Schema SIZE =
            SchemaBuilder.int64().optional().defaultValue(null).build();

    /** Text that may be absent. */
    static final Schema TEXT =
            SchemaBuilder.string().optional().defaultValue(null).build();

    static final Schema AUTHOR = texts(
                    SchemaBuilder.struct().name(PACKAGE + "AuditAuthor"),
                    List.of("accountId", "key", "id", "name", "type", "uri", "avatarUri"))
            .optional()
            .defaultValue(null)
            .build();

    static final Schema OBJECT = texts(
                    SchemaBuilder.struct().name(PACKAGE + "AuditObject").field("role", Schema.STRING_SCHEMA),
                    List.of("id", "name", "typeName", "parentId", "parentName", "uri"))
            .build();

    static final Schema CHANGE = texts(
                    SchemaBuilder.struct().name(PACKAGE + "AuditChange"), List.of("name", "key", "from", "to"))
            .build();

    static final Schema ATTRIBUTE = texts(
                    SchemaBuilder.struct().name(PACKAGE + "AuditAttribute"), List.of("name", "key", "value"))
            .build();

    /** Schema of every value. */
    public static final Schema VALUE = build();

    private AuditRecordSchema() {}

    private static Schema build() {
        SchemaBuilder value = SchemaBuilder.struct()
                .name(PACKAGE + "JiraAuditRecord")
                .field("site", Schema.STRING_SCHEMA)
                .field("shape", Schema.STRING_SCHEMA)
                .field("id", Schema.STRING_SCHEMA)
                .field("idOrigin", Schema.STRING_SCHEMA)
                .field("created", TIME)
                .field("createdText", TEXT)
                .field("fetchedAt", Timestamp.SCHEMA);
        texts(
                        value,
                        List.of(
                                "action",
                                "actionKey",
                                "category",
                                "categoryKey",
                                "area",
                                "level",
                                "description",
                                "eventSource"))
                .field("author", AUTHOR)
                .field("remoteAddress", TEXT)
                .field("objects", listOf(OBJECT))
                .field("changedValues", listOf(CHANGE))
                .field("attributes", listOf(ATTRIBUTE));
        return texts(value, List.of("system", "method", "node", "formatVersion"))
                .field("sourceJson", Schema.STRING_SCHEMA)
                .field("untruncatedSize", SIZE)
                .field("problem", TEXT)
                .build();
    }

    private static SchemaBuilder texts(SchemaBuilder struct, List<String> names) {
        names.forEach(name -> struct.field(name, TEXT));
        return struct;
    }

    private static Schema listOf(Schema element) {
        return SchemaBuilder.array(element).defaultValue(List.of()).build();
    }
}
