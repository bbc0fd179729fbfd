// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The topics that one app declares, in one environment. Code names a topic by its contract name; this is the only place
 * that knows how it is called on the cluster.
 */
public final class TopicNames {
    private final Map<String, TopicDefinition> byContractName = new LinkedHashMap<>();

    private TopicNames(List<TopicDefinition> definitions) {
        definitions.forEach(definition -> byContractName.put(definition.name(), definition));
    }

    /**
     * The topics of an app.
     *
     * @param contracts the list of topics, already with the environment's prefix
     * @throws IllegalArgumentException where the app declares a topic that topics.yaml does not list
     */
    static TopicNames of(StreamsApp app, Topics contracts) {
        return new TopicNames(Stream.of(app.inputs(), app.outputs(), List.of(app.deadLetterTopic()))
                .flatMap(List::stream)
                .map(contracts::topic)
                .toList());
    }

    /** The topic as it is called on the cluster. */
    public String of(String contractName) {
        return definition(contractName).kafkaName();
    }

    /**
     * What topics.yaml says of a topic.
     *
     * @throws IllegalArgumentException where the app did not declare it
     */
    public TopicDefinition definition(String contractName) {
        TopicDefinition definition = byContractName.get(contractName);
        if (definition == null) {
            throw new IllegalArgumentException(
                    "Topic " + contractName + " is not among those the app declares: " + byContractName.keySet());
        }
        return definition;
    }
}
