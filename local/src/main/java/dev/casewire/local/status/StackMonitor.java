// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import dev.casewire.source.SourceState;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;

/** Puts together what the stack tells about itself. Thread-safe. */
public final class StackMonitor {
    private static final String EVENT_TOPICS = "ocsf.";

    /** The version that is made unless others are asked for; classes of others are named with theirs. */
    private static final String USUAL_VERSION = "v1_8.";

    private static final String DEAD_LETTER_TOPICS = ".dlq.v1";

    private final TopicCounts counts;
    private final FlowReader flows;
    private final List<Stage> stages;
    private final Deserializer<SourceState> states;
    private final Names names;
    private final Supplier<Map<String, String>> parts;
    private final Map<String, String> addresses;

    /**
     * What to look at.
     *
     * @param auditTopic takes the audit records
     * @param stateTopic takes the source's heartbeats
     * @param source in words
     * @param objects folder behind the local S3
     */
    public record Names(String auditTopic, String stateTopic, String source, Path objects) {}

    public StackMonitor(
            TopicCounts counts,
            FlowReader flows,
            List<Stage> stages,
            Deserializer<SourceState> states,
            Names names,
            Supplier<Map<String, String>> parts,
            Map<String, String> addresses) {
        this.counts = counts;
        this.flows = flows;
        this.stages = List.copyOf(stages);
        this.states = states;
        this.names = names;
        this.parts = parts;
        this.addresses = addresses;
    }

    public StackStatus status() throws InterruptedException, ExecutionException, TimeoutException {
        Flow flow = flows.read();
        Map<String, Long> events = new TreeMap<>();
        Map<String, Long> deadLetters = new TreeMap<>();
        flow.records().forEach((topic, count) -> {
            if (topic.startsWith(EVENT_TOPICS)) {
                String event = topic.substring(EVENT_TOPICS.length());
                if (event.startsWith(USUAL_VERSION)) {
                    events.put(event.substring(USUAL_VERSION.length()), count);
                } else if (count > 0) {
                    events.put(event, count);
                }
            } else if (topic.endsWith(DEAD_LETTER_TOPICS)) {
                deadLetters.put(topic, count);
            }
        });
        Map<String, Long> lag = new LinkedHashMap<>();
        stages.forEach(stage -> lag.put(stage.name(), flow.lag(stage)));
        ObjectFolder objects = ObjectFolder.of(names.objects());
        return new StackStatus(
                parts.get(),
                source(),
                flow.records().getOrDefault(names.auditTopic(), 0L),
                events,
                objects.count(),
                objects.bytes(),
                lag,
                deadLetters,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                addresses);
    }

    /** Whether all that was visible at a moment has come through. */
    public Settlement settlement(Instant asked) {
        try {
            Optional<SourceCursor> cursor = cursor();
            return Settlement.judge(asked, cursor, flows.read(), stages);
        } catch (ExecutionException | TimeoutException e) {
            return new Settlement(List.of("the broker does not answer: " + e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Settlement(List.of("the stack is stopping"));
        }
    }

    private StackStatus.Source source() {
        return cursor().map(it -> new StackStatus.Source(
                        names.source(), it.cursor().toString(), it.bulkReadComplete(), it.status(), it.problem()))
                .orElseGet(() -> new StackStatus.Source(names.source(), null, null, null, null));
    }

    private Optional<SourceCursor> cursor() {
        return counts.newestValue(names.stateTopic())
                .map(bytes -> states.deserialize(names.stateTopic(), bytes))
                .map(state -> new SourceCursor(
                        state.getCursor(), state.getBulkReadComplete(), state.getStatus(), state.getProblem()));
    }
}
