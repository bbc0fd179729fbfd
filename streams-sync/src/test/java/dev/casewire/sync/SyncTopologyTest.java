// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.AppTopology;
import dev.casewire.sync.topology.SyncTopics;
import dev.casewire.testkit.GoldenFile;
import dev.casewire.testkit.MutableClock;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;

class SyncTopologyTest {
    @Test
    void shouldBeDescribedByTheCommittedFile() {
        SyncApp app = new SyncApp();
        AppConfig config = AppConfig.of(
                app,
                Map.of("bootstrap.servers", "127.0.0.1:1", "schema.serde.schema.registry.url", "http://127.0.0.1:1"));

        AppTopology built = AppTopology.of(app, config, MutableClock.at("2026-11-21T08:00:00Z"));

        GoldenFile.assertMatches(ordered(built.topology().describe()), Path.of("src/test/resources/topology.txt"));
    }

    /** The description by sub-topology and name: its own order is not that of every run where there are several sources. */
    private static String ordered(TopologyDescription description) {
        StringBuilder text = new StringBuilder();
        for (TopologyDescription.Subtopology part : description.subtopologies()) {
            text.append("Sub-topology ").append(part.id()).append('\n');
            part.nodes().stream().map(SyncTopologyTest::line).sorted().forEach(text::append);
        }
        return text.toString();
    }

    private static String line(TopologyDescription.Node node) {
        String kind = "Processor";
        String detail = "";
        if (node instanceof TopologyDescription.Source source) {
            kind = "Source";
            detail = " topics " + new TreeSet<>(source.topicSet());
        } else if (node instanceof TopologyDescription.Sink sink) {
            kind = "Sink";
            detail = sink.topic() == null ? " topic by record" : " topic " + sink.topic();
        } else if (node instanceof TopologyDescription.Processor processor) {
            detail = " stores " + new TreeSet<>(processor.stores());
        }
        return "  " + node.name() + " (" + kind + ")" + detail + " --> "
                + node.successors().stream()
                        .map(TopologyDescription.Node::name)
                        .sorted()
                        .toList() + '\n';
    }

    @Test
    void shouldReadTopicsOfOnePartitionCountBecauseStagesOwnThingsAndLinksByPartition() {
        Topics topics = Topics.load();

        assertThat(SyncTopics.INPUTS)
                .extracting(topics::topic)
                .extracting(TopicDefinition::partitions)
                .containsOnly(4);
    }
}
