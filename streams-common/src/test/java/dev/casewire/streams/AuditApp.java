// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import dev.casewire.source.SourceState;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Reads and writes through the registry: states in, states out, guarded against records of other topics. */
final class AuditApp implements StreamsApp {
    static final String INPUT = "source.state.v1";
    static final String OUTPUT = "jira.audit.record.v1";

    @Override
    public String name() {
        return "normalizer";
    }

    @Override
    public List<String> inputs() {
        return List.of(INPUT);
    }

    @Override
    public List<String> outputs() {
        return List.of(OUTPUT);
    }

    @Override
    public void addTo(StreamsBuilder builder, AppContext context) {
        var states = context.serdes().specific(SourceState.class);
        builder.stream(
                        context.topics().of(INPUT),
                        Consumed.with(Serdes.String(), states).withName("read"))
                .processValues(TopicGuard.<String, SourceState>of(INPUT), Named.as("guard-topic"))
                .to(
                        context.topics().of(OUTPUT),
                        Produced.with(Serdes.String(), states).withName("write"));
    }
}
