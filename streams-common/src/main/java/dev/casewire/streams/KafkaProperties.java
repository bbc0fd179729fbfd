// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' properties for an app. Precedence, later wins: what every app runs with, the environment's
 * {@code kafka.*}, and what the runner must know for itself (application id, brokers, dead-letter topic).
 */
final class KafkaProperties {
    /** Dead letters carry a whole source record and headers on top, so they need more room than their source. */
    private static final int LARGEST_REQUEST_BYTES = 2 * 1024 * 1024;

    /** By name: the constant is deprecated because the setting becomes the default in Kafka 5.0, not in 4.x. */
    private static final String HANDLE_GLOBAL_FAILURES = "processing.exception.handler.global.enabled";

    private KafkaProperties() {}

    static Properties of(AppConfig config, TopicNames topics, String deadLetterTopic) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        properties.put(HANDLE_GLOBAL_FAILURES, true);
        properties.put(
                StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterDeserializationHandler.class);
        properties.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProcessingHandler.class);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterProductionHandler.class);
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST_BYTES);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        if (!config.stateDir().isEmpty()) {
            properties.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDir());
        }
        properties.putAll(config.kafkaOverrides());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
        properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, topics.of(deadLetterTopic));
        return properties;
    }
}
