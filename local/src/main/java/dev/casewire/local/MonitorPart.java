// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.StackStart.Started;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.status.FlowReader;
import dev.casewire.local.status.StackMonitor;
import dev.casewire.local.status.Stage;
import dev.casewire.local.status.TopicCounts;
import dev.casewire.local.worker.ConnectRest;
import dev.casewire.local.worker.Connectors;
import dev.casewire.registry.RegistryAvroDeserializer;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.source.SourceState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams.State;

/** Puts the monitor over the running parts. */
final class MonitorPart {
    private static final String AUDIT = "jira.audit.record.v1";
    private static final String STATE = "source.state.v1";
    private static final String SINK_GROUP = "connect-" + Connectors.SINK;

    private MonitorPart() {}

    static StackMonitor open(
            StateFolder state, StackPlan plan, Started started, RunningStack whereabouts, OpenParts parts) {
        Topics topics = Topics.load();
        String audit = topics.topic(AUDIT).kafkaName();
        Set<String> events = names(topics, topic -> topic.name().startsWith("ocsf."));
        List<Stage> stages = List.of(
                new Stage("normalizer", NormalizerPart.GROUP, Set.of(audit), events),
                new Stage("sink", SINK_GROUP, events, Set.of()));
        String stateTopic = topics.topic(STATE).kafkaName();
        TopicCounts counts = parts.keep(TopicCounts.start(
                whereabouts.kafka(), partitions(topics, topic -> true), topic -> topic.equals(stateTopic)));
        RegistryAvroDeserializer<SourceState> states = RegistryAvroDeserializer.forClass(SourceState.class);
        states.configure(Map.of("schema.registry.url", whereabouts.registry()), false);
        List<TopicPartition> staged = partitions(
                topics, topic -> stages.stream().anyMatch(stage -> stage.reads().contains(topic.kafkaName())));
        return new StackMonitor(
                counts,
                new FlowReader(started.admin(), counts, staged, stages),
                stages,
                states,
                new StackMonitor.Names(audit, stateTopic, plan.source().describe(), state.objects()),
                () -> states(started),
                whereabouts.toMap());
    }

    private static Map<String, String> states(Started started) {
        Map<String, String> states = new LinkedHashMap<>();
        State normalizer = started.normalizer().state();
        states.put(Part.BROKER.label(), "RUNNING");
        states.put(Part.REGISTRY.label(), started.registry().isAlive() ? "RUNNING" : "ENDED");
        states.put(Part.NORMALIZER.label(), normalizer.name());
        states.put(Part.SOURCE.label(), connector(started.rest(), Connectors.SOURCE));
        states.put(Part.SINK.label(), connector(started.rest(), Connectors.SINK));
        return states;
    }

    private static String connector(ConnectRest rest, String name) {
        try {
            return rest.state(name).summary();
        } catch (IOException e) {
            return "UNKNOWN";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "UNKNOWN";
        }
    }

    private static Set<String> names(Topics topics, Predicate<TopicDefinition> wanted) {
        return topics.all().stream()
                .filter(wanted)
                .map(TopicDefinition::kafkaName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static List<TopicPartition> partitions(Topics topics, Predicate<TopicDefinition> wanted) {
        return topics.all().stream()
                .filter(wanted)
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(number -> new TopicPartition(topic.kafkaName(), number)))
                .toList();
    }
}
