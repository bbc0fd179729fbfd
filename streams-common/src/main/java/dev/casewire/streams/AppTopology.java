// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import dev.casewire.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * An app's topology together with the properties it was built for: what a run, a test driver and a description need.
 *
 * @param topology the topology, every operator and store named
 * @param properties Kafka Streams' properties
 */
public record AppTopology(Topology topology, Properties properties) {
    /** Builds it for a test or a description: nobody looks at its meters. */
    public static AppTopology of(StreamsApp app, AppConfig config, Clock clock) {
        return of(app, config, clock, new SimpleMeterRegistry());
    }

    /** Builds it. The only place that creates a {@link StreamsBuilder}, because naming is enforced only if it gets the properties. */
    public static AppTopology of(StreamsApp app, AppConfig config, Clock clock, MeterRegistry meters) {
        TopicNames topics = TopicNames.of(app, Topics.load().prefixed(config.topicPrefix()));
        Properties properties = KafkaProperties.of(config, topics, app.deadLetterTopic());
        properties.put(DeadLetters.METERS, meters);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        app.addTo(builder, new AppContext(topics, config.serdes(), config.appSettings(), clock, meters));
        return new AppTopology(builder.build(), properties);
    }
}
