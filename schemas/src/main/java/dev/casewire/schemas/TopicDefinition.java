// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * One topic of {@code topics.yaml}. Immutable.
 *
 * @param prefix the environment's prefix, empty where there is none
 * @param name name without the prefix, as records carry it in their {@code casewire-topic} header
 * @param partitions default count, at least 1
 * @param cleanup what Kafka does with old records
 * @param retention how long records stay; always {@link Retention.Forever} for a compacted topic
 * @param maxMessageBytes largest record batch that the broker takes, in bytes
 * @param key what the record key holds, for people
 * @param schema what the value is
 * @param compatibility rule for the value's subject; {@code NONE} where there is no subject
 * @param owner the part of Casewire that writes the topic
 */
public record TopicDefinition(
        String prefix,
        String name,
        int partitions,
        Cleanup cleanup,
        Retention retention,
        int maxMessageBytes,
        String key,
        SchemaReference schema,
        Compatibility compatibility,
        String owner) {

    /** Kafka takes these characters, at most 249 of them. */
    private static final Pattern LEGAL_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    public TopicDefinition {
        require(LEGAL_NAME.matcher(prefix + name).matches(), "name", "hold letters, digits, . _ and - only", name);
        require(partitions >= 1, "partitions", "be at least 1", partitions);
        require(maxMessageBytes >= 1024, "maxMessageBytes", "be at least 1024", maxMessageBytes);
        require(
                cleanup == Cleanup.DELETE || retention instanceof Retention.Forever,
                "retention",
                "be forever on a compacted topic",
                retention);
        require(
                !(schema instanceof SchemaReference.AsSource) || compatibility == Compatibility.NONE,
                "compatibility",
                "be NONE where the schema is as-source",
                compatibility);
    }

    /** Name of the topic in the cluster: the prefix, then the name. */
    public String kafkaName() {
        return prefix + name;
    }

    /** Subject of the value's schema in a registry; meaningless where the schema is as-source. */
    public String valueSubject() {
        return kafkaName() + "-value";
    }

    /** The topic's settings as Kafka's admin client takes them. */
    public Map<String, String> toConfig() {
        return Map.of(
                "cleanup.policy", cleanup.policy(),
                "retention.ms", Long.toString(retention.toMillis()),
                "max.message.bytes", Integer.toString(maxMessageBytes));
    }

    TopicDefinition withPrefix(String newPrefix) {
        return new TopicDefinition(
                newPrefix, name, partitions, cleanup, retention, maxMessageBytes, key, schema, compatibility, owner);
    }

    private static void require(boolean holds, String setting, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(setting + " must " + rule + ", is '" + value + "'");
        }
    }
}
