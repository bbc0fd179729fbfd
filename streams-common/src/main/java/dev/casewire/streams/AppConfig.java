// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of one app in one environment. Later sources win: defaults, file, environment variables
 * ({@code CASEWIRE_TOPIC_PREFIX} is {@code topic.prefix}), flags. Settings under {@code kafka.} go to Kafka Streams as they
 * are, except those that a guarantee rests on; those under {@code schema.serde.} go to the serde; any other unknown key is
 * refused.
 *
 * <p>{@link #toString} tells each setting and its origin, with the values of secrets hidden.
 */
public final class AppConfig {
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String APPLICATION_ID = "application.id";
    public static final String TOPIC_PREFIX = "topic.prefix";
    public static final String STATE_DIR = "state.dir";
    public static final String THREADS = "threads";
    public static final String INSTANCE_ID = "instance.id";
    public static final String STANDBY_REPLICAS = "standby.replicas";
    public static final String HEALTH_PORT = "health.port";
    public static final String HEALTH_HOST = "health.host";
    public static final String KAFKA_PREFIX = "kafka.";

    private final SettingSources sources;
    private final AbstractConfig own;
    private final AppSettings appSettings;

    private AppConfig(StreamsApp app, SettingSources sources) {
        this.sources = sources;
        this.own = new AbstractConfig(definition(app), sources.values(), false);
        this.appSettings = AppSettings.of(app, sources.values());
    }

    /**
     * Merges the sources and checks the result.
     *
     * @param environment environment variables; those without the prefix CASEWIRE_ are ignored
     * @throws ConfigException naming the key, the rule and, where it is no secret, the value
     */
    public static AppConfig load(
            StreamsApp app, Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
        SettingSources sources = new SettingSources(file, environment, flags);
        Set<String> known = new TreeSet<>(definition(app).names());
        known.addAll(app.define(new ConfigDef()).names());
        sources.refuseUnknown(app.name(), known, Set.of(KAFKA_PREFIX, SerdeFactory.PREFIX));
        AppConfig config = new AppConfig(app, sources);
        KafkaProperties.refuseOwned(config.kafkaOverrides().keySet());
        return config;
    }

    /** A configuration from one source. */
    public static AppConfig of(StreamsApp app, Map<String, String> settings) {
        return load(app, settings, Map.of(), Map.of());
    }

    /** The settings that every app has, with the defaults they have for this one; the app's own are not among them. */
    public static ConfigDef definition(StreamsApp app) {
        return new ConfigDef()
                .define(
                        BOOTSTRAP_SERVERS,
                        Type.STRING,
                        ConfigDef.NO_DEFAULT_VALUE,
                        new ConfigDef.NonEmptyString(),
                        Importance.HIGH,
                        "Kafka brokers, host:port, comma-separated.")
                .define(
                        APPLICATION_ID,
                        Type.STRING,
                        "casewire-" + app.name(),
                        new ConfigDef.NonEmptyString(),
                        Importance.MEDIUM,
                        "Consumer group, prefix of internal topics and of transactional ids.")
                .define(
                        TOPIC_PREFIX,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Prefix of the environment before every topic of topics.yaml.")
                .define(
                        STATE_DIR,
                        Type.STRING,
                        "",
                        Importance.LOW,
                        "Folder for local state; Kafka Streams' own default where empty.")
                .define(
                        THREADS,
                        Type.INT,
                        1,
                        ConfigDef.Range.between(1, 64),
                        Importance.LOW,
                        "Stream threads of this instance.")
                .define(
                        INSTANCE_ID,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Name of this instance that stays over restarts, such as the pod's: within the session timeout it gets its partitions back without a rebalance. Empty: no static membership.")
                .define(
                        STANDBY_REPLICAS,
                        Type.INT,
                        1,
                        ConfigDef.Range.between(0, 8),
                        Importance.LOW,
                        "Copies of each state store that other instances keep warm. Without other instances there are none.")
                .define(
                        HEALTH_PORT,
                        Type.INT,
                        0,
                        ConfigDef.Range.between(0, 65_535),
                        Importance.LOW,
                        "Port for /health/live, /health/ready, /health/started and /metrics; 0 for none.")
                .define(
                        HEALTH_HOST,
                        Type.STRING,
                        "127.0.0.1",
                        new ConfigDef.NonEmptyString(),
                        Importance.LOW,
                        "Address that the health port is opened on; 0.0.0.0 for probes from outside, as of Kubernetes.");
    }

    public String bootstrapServers() {
        return own.getString(BOOTSTRAP_SERVERS);
    }

    public String applicationId() {
        return own.getString(APPLICATION_ID);
    }

    public String topicPrefix() {
        return own.getString(TOPIC_PREFIX);
    }

    public String stateDir() {
        return own.getString(STATE_DIR);
    }

    public int threads() {
        return own.getInt(THREADS);
    }

    public int standbyReplicas() {
        return own.getInt(STANDBY_REPLICAS);
    }

    /** The name for static membership, if there is one. */
    public Optional<String> instanceId() {
        return Optional.of(own.getString(INSTANCE_ID)).filter(it -> !it.isEmpty());
    }

    /** Port of the health endpoint, 0 for none. */
    public int healthPort() {
        return own.getInt(HEALTH_PORT);
    }

    public String healthHost() {
        return own.getString(HEALTH_HOST);
    }

    public AppSettings appSettings() {
        return appSettings;
    }

    public SerdeFactory serdes() {
        return SerdeFactory.from(sources.values());
    }

    /** What the environment sets for Kafka Streams, prefix removed. */
    Map<String, Object> kafkaOverrides() {
        Map<String, Object> overrides = new HashMap<>();
        sources.values().forEach((key, value) -> {
            if (key.startsWith(KAFKA_PREFIX)) {
                overrides.put(key.substring(KAFKA_PREFIX.length()), value);
            }
        });
        return overrides;
    }

    @Override
    public String toString() {
        return sources.toString();
    }
}
