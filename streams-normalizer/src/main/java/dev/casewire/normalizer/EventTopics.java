// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.streams.TopicNames;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** The topic of an event's class and version, as it is called on the cluster. Immutable. */
final class EventTopics implements TopicNameExtractor<String, MappedEvent> {
    private final Map<String, String> kafkaNames = new HashMap<>();

    /** @param contractNames all topics that events can go to */
    EventTopics(List<String> contractNames, TopicNames names) {
        contractNames.forEach(topic -> kafkaNames.put(topic, names.of(topic)));
    }

    @Override
    public String extract(String key, MappedEvent event, RecordContext context) {
        String name = kafkaNames.get(event.topic());
        if (name == null) {
            throw new IllegalStateException(event.topic() + " is not among the topics that the app declares");
        }
        return name;
    }

    /** What the topology's description shows. */
    @Override
    public String toString() {
        return "the topic of the event's class and version";
    }
}
