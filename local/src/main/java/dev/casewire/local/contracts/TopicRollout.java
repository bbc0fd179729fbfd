// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.contracts;

import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** Makes the topics of {@code topics.yaml} that a cluster lacks; never changes one that is there. */
public final class TopicRollout {
    private static final long LIMIT_SECONDS = 30;

    private final Admin admin;
    private final Optional<Short> replicationFactor;

    /** @param replicationFactor of new topics; the broker's default where empty */
    public TopicRollout(Admin admin, Optional<Short> replicationFactor) {
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Compares, and makes what is missing.
     *
     * @param dryRun only tell
     * @throws ExecutionException with what the broker refuses as its cause
     */
    public List<Finding> run(Topics topics, boolean dryRun)
            throws InterruptedException, ExecutionException, TimeoutException {
        Set<String> present = within(admin.listTopics().names());
        List<String> known = topics.all().stream()
                .map(TopicDefinition::kafkaName)
                .filter(present::contains)
                .toList();
        Map<String, TopicDescription> descriptions =
                within(admin.describeTopics(known).allTopicNames());
        Map<ConfigResource, Config> settings = within(
                admin.describeConfigs(known.stream().map(TopicRollout::resource).toList())
                        .all());
        List<Finding> findings = new ArrayList<>();
        List<NewTopic> missing = new ArrayList<>();
        for (TopicDefinition topic : topics.all()) {
            TopicDescription description = descriptions.get(topic.kafkaName());
            if (description == null) {
                missing.add(newTopic(topic));
                findings.add(new Finding.Missing(
                        topic.kafkaName(), topic.partitions() + " partitions, " + new TreeMap<>(topic.toConfig())));
            } else {
                findings.add(compared(topic, description, settings.get(resource(topic.kafkaName()))));
            }
        }
        if (!dryRun) {
            within(admin.createTopics(missing).all());
        }
        return findings;
    }

    private static Finding compared(TopicDefinition topic, TopicDescription description, @Nullable Config settings) {
        List<String> how = new ArrayList<>();
        int partitions = description.partitions().size();
        if (partitions != topic.partitions()) {
            how.add(partitions + " partitions in place of " + topic.partitions());
        }
        if (settings != null) {
            new TreeMap<>(topic.toConfig()).forEach((key, wanted) -> {
                ConfigEntry entry = settings.get(key);
                if (entry == null || !wanted.equals(entry.value())) {
                    how.add(key + " is " + (entry == null ? "not set" : entry.value()) + " in place of " + wanted);
                }
            });
        }
        return how.isEmpty() ? new Finding.Present(topic.kafkaName()) : new Finding.Different(topic.kafkaName(), how);
    }

    private NewTopic newTopic(TopicDefinition topic) {
        return new NewTopic(topic.kafkaName(), Optional.of(topic.partitions()), replicationFactor)
                .configs(topic.toConfig());
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T within(KafkaFuture<T> future)
            throws InterruptedException, ExecutionException, TimeoutException {
        return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
