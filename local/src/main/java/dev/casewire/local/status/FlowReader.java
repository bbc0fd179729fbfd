// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks at the broker. The order of the looks is what makes a settled answer true: committed offsets first, ends after them,
 * counts last. An exactly-once stage may show its committed offsets a moment before the markers of its output are written;
 * an end looked at later then shows that transaction as open.
 */
public final class FlowReader {
    private static final long LIMIT_SECONDS = 10;

    private final Admin admin;
    private final TopicCounts counts;
    private final List<TopicPartition> partitions;
    private final List<Stage> stages;

    /** @param partitions those of the topics that stages read */
    public FlowReader(Admin admin, TopicCounts counts, List<TopicPartition> partitions, List<Stage> stages) {
        this.admin = admin;
        this.counts = counts;
        this.partitions = List.copyOf(partitions);
        this.stages = List.copyOf(stages);
    }

    public Flow read() throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, Map<TopicPartition, Long>> committed = committed();
        Map<TopicPartition, Long> end = ends(IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> stable = ends(IsolationLevel.READ_COMMITTED);
        return new Flow(counts.byPartition(), stable, end, committed);
    }

    private Map<String, Map<TopicPartition, Long>> committed()
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<String, ListConsumerGroupOffsetsSpec> groups = new HashMap<>();
        stages.forEach(stage -> groups.put(stage.group(), new ListConsumerGroupOffsetsSpec()));
        var answers = admin.listConsumerGroupOffsets(groups, new ListConsumerGroupOffsetsOptions().requireStable(true))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        answers.forEach((group, offsets) -> {
            Map<TopicPartition, Long> known = new HashMap<>();
            offsets.forEach((partition, offset) -> {
                if (offset != null) {
                    known.put(partition, offset.offset());
                }
            });
            committed.put(group, known);
        });
        return committed;
    }

    private Map<TopicPartition, Long> ends(IsolationLevel isolation)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked, new ListOffsetsOptions(isolation))
                .all()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }
}
