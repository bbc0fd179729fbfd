// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.broker;

import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Makes the topics of {@code topics.yaml} that are not there yet; those that are stay as they are. */
public final class TopicSetup {
    private static final long LIMIT_SECONDS = 30;

    private TopicSetup() {}

    /** Returns when every topic exists. */
    public static void run(Admin admin, Topics topics) throws Exception {
        Set<String> present = admin.listTopics().names().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        List<NewTopic> missing = topics.all().stream()
                .filter(topic -> !present.contains(topic.kafkaName()))
                .map(TopicSetup::newTopic)
                .toList();
        try {
            admin.createTopics(missing).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static NewTopic newTopic(TopicDefinition topic) {
        return new NewTopic(topic.kafkaName(), topic.partitions(), (short) 1).configs(topic.toConfig());
    }
}
