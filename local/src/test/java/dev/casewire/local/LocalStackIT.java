// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.settings.StackSettings;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boots the real parts in a folder of its own. */
class LocalStackIT {

    @Test
    void shouldStartStopAndStartAgainOnTheSameState(@TempDir Path folder) throws Exception {
        StackSettings settings = StackSettings.on(folder.resolve("state"));
        String clusterId;
        String kafka;
        try (LocalStack stack = LocalStack.start(settings, Progress.SILENT);
                Admin admin = admin(stack)) {
            clusterId = admin.describeCluster().clusterId().get();
            kafka = stack.whereabouts().kafka();
            assertThat(admin.listTopics().names().get()).containsAll(topicNames());
            assertThatThrownBy(() -> LocalStack.start(settings, Progress.SILENT))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageContaining("already running");
        }

        try (LocalStack again = LocalStack.start(settings, Progress.SILENT);
                Admin admin = admin(again)) {
            assertThat(admin.describeCluster().clusterId().get()).isEqualTo(clusterId);
            assertThat(again.whereabouts().kafka()).isEqualTo(kafka);
        }
    }

    private static Admin admin(LocalStack stack) {
        return Admin.create(Map.of("bootstrap.servers", stack.whereabouts().kafka()));
    }

    private static Set<String> topicNames() {
        return Set.copyOf(
                Topics.load().all().stream().map(TopicDefinition::kafkaName).toList());
    }
}
