// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.Version;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditRecordSchema;
import dev.casewire.jira.source.record.AuditRecordStruct;
import dev.casewire.jira.source.record.AuditTyping;
import dev.casewire.jira.source.record.RecordCut;
import dev.casewire.jira.source.record.RecordKey;
import dev.casewire.jira.source.record.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * Turns a record whose value is one audit record of Jira as JSON text, in any shape, into the typed record: value, key,
 * topic and headers as the source connector writes them. The text never makes it fail; what cannot be typed is told in
 * the record's {@code problem}.
 */
public final class TypeAuditRecord<R extends ConnectRecord<R>> implements Transformation<R> {
    static final String SITE = "site";
    static final String SHAPE = "shape";
    static final String TOPIC = "topic";
    static final String PREFIX = "topic.prefix";
    static final String MOST_BYTES = "output.record.max.bytes";

    private static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    SITE,
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new ConfigDef.NonEmptyString(),
                    Importance.HIGH,
                    "Host of the Jira site, for records that do not name their system themselves; Data Center's do.")
            .define(
                    SHAPE,
                    ConfigDef.Type.STRING,
                    "auto",
                    ConfigDef.ValidString.in("auto", "cloud", "server"),
                    Importance.LOW,
                    "Whether records in the form that Cloud and legacy Server share come from the one or the other."
                            + " auto takes a record with authorKey but no authorAccountId for Server. Data Center's"
                            + " records are told by their form.")
            .define(
                    TOPIC,
                    ConfigDef.Type.STRING,
                    TopicNames.AUDIT,
                    Importance.LOW,
                    "Topic of the typed records, without prefix.")
            .define(PREFIX, ConfigDef.Type.STRING, "", Importance.LOW, "Prefix of the environment's topics.")
            .define(
                    MOST_BYTES,
                    ConfigDef.Type.INT,
                    900_000,
                    ConfigDef.Range.between(OutputSettings.SMALLEST_RECORD_BYTES, 100_000_000),
                    Importance.LOW,
                    "Largest serialized value; longer records are cut, longest texts first.");

    private final Clock clock;
    private @Nullable Settings settings;

    private record Settings(AuditTyping typing, RecordCut cut, String topic, String prefix) {}

    public TypeAuditRecord() {
        this(Clock.systemUTC());
    }

    TypeAuditRecord(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void configure(Map<String, ?> configs) {
        AbstractConfig config = new AbstractConfig(DEFINITION, configs, false);
        Shape expected = switch (config.getString(SHAPE)) {
            case "cloud" -> Shape.CLOUD;
            case "server" -> Shape.SERVER;
            default -> null;
        };
        settings = new Settings(
                new AuditTyping(config.getString(SITE), expected),
                new RecordCut(config.getInt(MOST_BYTES)),
                config.getString(TOPIC),
                config.getString(PREFIX));
    }

    /** @throws DataException where the value is no text at all */
    @Override
    public R apply(R record) {
        Settings set = settings;
        if (set == null) {
            throw new IllegalStateException("configure comes before apply");
        }
        Instant now = clock.instant();
        AuditRecord typed = set.cut().fit(set.typing().type(text(record), now));
        Headers headers = record.headers().duplicate();
        headers.remove(TopicNames.HEADER);
        headers.addString(TopicNames.HEADER, set.topic());
        return record.newRecord(
                set.prefix() + set.topic(),
                null,
                Schema.STRING_SCHEMA,
                RecordKey.of(typed),
                AuditRecordSchema.VALUE,
                AuditRecordStruct.of(typed),
                now.toEpochMilli(),
                headers);
    }

    private static String text(ConnectRecord<?> record) {
        Object value = record.value();
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        throw new DataException("The value must be the JSON text of one audit record, but is "
                + (value == null ? "null" : value.getClass().getName()) + " (topic " + record.topic() + ").");
    }

    @Override
    public ConfigDef config() {
        return DEFINITION;
    }

    /** Version of Casewire; newer workers ask for it. */
    public String version() {
        return Version.current();
    }

    @Override
    public void close() {
        settings = null;
    }
}
