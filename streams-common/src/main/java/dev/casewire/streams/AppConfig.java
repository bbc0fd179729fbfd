// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/**
 * The configuration of one app in one environment. Later sources win: defaults, file, environment variables
 * ({@code CASEWIRE_TOPIC_PREFIX} is {@code topic.prefix}), flags. Settings under {@code kafka.} go to Kafka Streams as they
 * are, those under {@code schema.serde.} to the serde; any other unknown key is refused.
 *
 * <p>{@link #toString} tells keys only, because values may be secrets.
 */
public final class AppConfig {
    public static final String BOOTSTRAP_SERVERS = "bootstrap.servers";
    public static final String APPLICATION_ID = "application.id";
    public static final String TOPIC_PREFIX = "topic.prefix";
    public static final String STATE_DIR = "state.dir";
    public static final String THREADS = "threads";
    public static final String KAFKA_PREFIX = "kafka.";

    private static final String ENVIRONMENT_PREFIX = "CASEWIRE_";

    private final Map<String, String> values;
    private final AbstractConfig own;
    private final AppSettings appSettings;

    private AppConfig(StreamsApp app, Map<String, String> values) {
        this.values = values;
        this.own = new AbstractConfig(definition(app), values, false);
        this.appSettings = AppSettings.of(app, values);
    }

    /**
     * Merges the sources and checks the result.
     *
     * @param environment environment variables; those without the prefix CASEWIRE_ are ignored
     * @throws ConfigException naming the key, the rule and, where it is no secret, the value
     */
    public static AppConfig load(
            StreamsApp app, Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
        Map<String, String> merged = new TreeMap<>(file);
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                merged.put(key(name), value);
            }
        });
        merged.putAll(flags);
        refuseUnknown(app, merged);
        return new AppConfig(app, merged);
    }

    /** A configuration from one source. */
    public static AppConfig of(StreamsApp app, Map<String, String> settings) {
        return load(app, settings, Map.of(), Map.of());
    }

    private static String key(String environmentName) {
        return environmentName
                .substring(ENVIRONMENT_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '.');
    }

    private static void refuseUnknown(StreamsApp app, Map<String, String> settings) {
        TreeSet<String> known = new TreeSet<>(definition(app).names());
        known.addAll(app.define(new ConfigDef()).names());
        for (String key : settings.keySet()) {
            if (!known.contains(key) && !key.startsWith(KAFKA_PREFIX) && !key.startsWith(SerdeFactory.PREFIX)) {
                throw new ConfigException("Unknown setting " + key + " for app " + app.name() + "; known are " + known
                        + " and everything under " + KAFKA_PREFIX + " and " + SerdeFactory.PREFIX);
            }
        }
    }

    private static ConfigDef definition(StreamsApp app) {
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
                        "Stream threads of this instance.");
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

    public AppSettings appSettings() {
        return appSettings;
    }

    public SerdeFactory serdes() {
        return SerdeFactory.from(values);
    }

    /** What the environment sets for Kafka Streams, prefix removed. */
    Map<String, Object> kafkaOverrides() {
        Map<String, Object> overrides = new HashMap<>();
        forEachUnder(KAFKA_PREFIX, overrides::put);
        return overrides;
    }

    private void forEachUnder(String prefix, BiConsumer<String, String> action) {
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                action.accept(key.substring(prefix.length()), value);
            }
        });
    }

    @Override
    public String toString() {
        return "AppConfig" + values.keySet();
    }
}
