// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import dev.casewire.local.settings.Overrides;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The connectors of the local stack, with settings that make every step visible within seconds. */
public final class Connectors {
    public static final String SOURCE = "jira-audit-source";
    public static final String SINK = "s3-ocsf-sink";
    public static final String BUCKET = "casewire";

    private static final String CONVERTER = "dev.casewire.registry.connect.RegistryAvroConverter";

    private final String registryUrl;
    private final Overrides overrides;

    public Connectors(String registryUrl, Overrides overrides) {
        this.registryUrl = registryUrl;
        this.overrides = overrides;
    }

    /**
     * Reads the audit log.
     *
     * @param token reference to the API token
     */
    public ConnectorPlan source(String url, String email, String token) {
        Map<String, String> config = converted("dev.casewire.jira.source.JiraSourceConnector", 1);
        config.put("jira.url", url);
        config.put("jira.email", email);
        config.put("jira.api.token", token);
        // Files of real records are years old, and all of them are wanted.
        config.put("audit.start", "2000-01-01T00:00:00Z");
        config.put("audit.poll.interval.ms", "1000");
        config.put("heartbeat.interval.ms", "1000");
        config.put("exactly.once.support", "required");
        config.put("producer.override.compression.type", "lz4");
        config.put("producer.override.max.request.size", "2097152");
        return new ConnectorPlan(SOURCE, overrides.over("source", config));
    }

    /** Writes OCSF events to S3. */
    public ConnectorPlan sink(S3Target target, Topics topics) {
        Map<String, String> config = converted("dev.casewire.s3.sink.S3SinkConnector", 1);
        config.put("topics", eventTopics(topics));
        config.put("s3.endpoint", target.endpoint());
        config.put("s3.region", "us-east-1");
        config.put("s3.path.style", "true");
        config.put("s3.bucket", BUCKET);
        config.put("s3.access.key.id", target.keyId());
        config.put("s3.secret.access.key", target.secret());
        if (!target.keepsMetadata()) {
            config.put("s3.conditional.writes", "false");
        }
        config.put("format", "parquet");
        config.put("layout", "appfabric");
        config.put("appfabric.ingestion.id", target.ingestionId());
        config.put("appfabric.destination.id", target.destinationId());
        config.put("appfabric.app", "JIRA");
        config.put("rotate.interval.ms", "3000");
        config.put("consumer.override.isolation.level", "read_committed");
        config.put("consumer.override.auto.offset.reset", "earliest");
        // A restart after kill -9 waits for the session of the dead member.
        config.put("consumer.override.session.timeout.ms", "4000");
        config.put("consumer.override.heartbeat.interval.ms", "1000");
        config.put("errors.tolerance", "all");
        config.put(
                "errors.deadletterqueue.topic.name",
                topics.topic("sink-s3.dlq.v1").kafkaName());
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        config.put("errors.deadletterqueue.context.headers.enable", "true");
        return new ConnectorPlan(SINK, overrides.over("sink", config));
    }

    /**
     * Where the sink writes.
     *
     * @param endpoint URL of the local S3
     * @param keyId its access key
     * @param secret reference to its secret
     * @param keepsMetadata whether it keeps what objects say of themselves, without which a write cannot be conditional
     * @param ingestionId first uuid of the layout
     * @param destinationId second uuid of the layout
     */
    public record S3Target(
            String endpoint,
            String keyId,
            String secret,
            boolean keepsMetadata,
            String ingestionId,
            String destinationId) {}

    private Map<String, String> converted(String connector, int tasks) {
        Map<String, String> config = new TreeMap<>();
        config.put("connector.class", connector);
        config.put("tasks.max", Integer.toString(tasks));
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", CONVERTER);
        config.put("value.converter.schema.registry.url", registryUrl);
        // A registry out of reach is waited for: at a restart tasks may run before it does, and no good record may
        // become a
        // dead letter for it.
        config.put("errors.retry.timeout.ms", "-1");
        config.put("errors.retry.delay.max.ms", "1000");
        return config;
    }

    private static String eventTopics(Topics topics) {
        return topics.all().stream()
                .filter(topic -> topic.name().startsWith("ocsf."))
                .map(TopicDefinition::kafkaName)
                .collect(Collectors.joining(","));
    }
}
