// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' properties for an app. Precedence, later wins: what every app runs with, the environment's
 * {@code kafka.*}, and what guarantees rest on or the runner must know for itself. The last are refused under
 * {@code kafka.}, so that nobody believes to have set them.
 */
final class KafkaProperties {
    /** Dead letters carry a whole source record and headers on top, so they need more room than their source. */
    private static final int LARGEST_REQUEST_BYTES = 2 * 1024 * 1024;

    /**
     * Nobody sees a record before its transaction is committed, so Kafka Streams lets records wait for each other until then (its
     * linger.ms is 100). With Kafka's 16 KiB a batch is sent long before, and each costs an lz4 stream of 128 KiB and a share of a
     * request.
     */
    private static final int BATCH_BYTES = 64 * 1024;

    /**
     * A thread that fails, and an instance that stops, stay in the group until this is over, and their partitions with them.
     * Kafka's own 45 s is meant for instances that come back under their old name.
     */
    private static final int DYNAMIC_SESSION_TIMEOUT_MS = 10_000;

    /** By name: the constant is deprecated because the setting becomes the default in Kafka 5.0, not in 4.x. */
    private static final String HANDLE_GLOBAL_FAILURES = "processing.exception.handler.global.enabled";

    /** Settings of Kafka Streams that an app's configuration has under another name. */
    private static final Map<String, String> RENAMED = Map.of(
            StreamsConfig.APPLICATION_ID_CONFIG,
            AppConfig.APPLICATION_ID,
            StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
            AppConfig.BOOTSTRAP_SERVERS,
            StreamsConfig.STATE_DIR_CONFIG,
            AppConfig.STATE_DIR,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            AppConfig.INSTANCE_ID,
            StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
            AppConfig.INSTANCE_ID,
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            AppConfig.THREADS,
            StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG,
            AppConfig.STANDBY_REPLICAS);

    private static final Set<String> FIXED = Set.of(
            StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
            StreamsConfig.GROUP_PROTOCOL_CONFIG,
            StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
            HANDLE_GLOBAL_FAILURES,
            StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            "default.deserialization.exception.handler",
            "default.production.exception.handler",
            StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);

    private KafkaProperties() {}

    static Properties of(AppConfig config, TopicNames topics, String deadLetterTopic) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        // Without the producer's prefix: an override may have it or not.
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.instanceId()
                .ifPresentOrElse(
                        id -> properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id),
                        () -> properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, DYNAMIC_SESSION_TIMEOUT_MS));
        properties.putAll(config.kafkaOverrides());

        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(HANDLE_GLOBAL_FAILURES, true);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterDeserializationHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessingHandler.class);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProductionHandler.class);
        DeadLetters.addTo(properties, topics, deadLetterTopic);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, config.standbyReplicas());
        if (!config.stateDir().isEmpty()) {
            properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir());
        }
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        return properties;
    }

    /** @throws ConfigException for a setting that is not the environment's to change */
    static void refuseOwned(Set<String> overrides) {
        for (String key : overrides) {
            if (RENAMED.containsKey(key)) {
                throw new ConfigException("Set " + RENAMED.get(key) + " instead of " + AppConfig.KAFKA_PREFIX + key);
            }
            if (FIXED.contains(key)) {
                throw new ConfigException(
                        AppConfig.KAFKA_PREFIX + key + " cannot be set: Casewire's guarantees rest on its value");
            }
        }
    }
}
