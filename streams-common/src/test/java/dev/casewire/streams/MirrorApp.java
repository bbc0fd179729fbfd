// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The smallest app: copies records, refuses "bad", breaks on "broken" and meets failing surroundings on "later". */
public final class MirrorApp implements StreamsApp {
    static final String INPUT = "jira.audit.record.v1";
    static final String OUTPUT = "ocsf.v1_8.account_change";

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
    public ConfigDef define(ConfigDef def) {
        return def.define("suffix", ConfigDef.Type.STRING, "", ConfigDef.Importance.LOW, "Text after each value.");
    }

    @Override
    public void addTo(StreamsBuilder builder, AppContext context) {
        String suffix = context.settings().getString("suffix");
        builder.stream(
                        context.topics().of(INPUT),
                        Consumed.with(Serdes.String(), Serdes.String()).withName("read"))
                .mapValues(value -> mirrored(value) + suffix, Named.as("mirror"))
                .to(
                        context.topics().of(OUTPUT),
                        Produced.with(Serdes.String(), Serdes.String()).withName("write"));
    }

    private static String mirrored(String value) {
        return switch (value) {
            case "bad" -> throw new RejectedRecordException("value must not be bad");
            case "broken" -> throw new IllegalStateException("a bug");
            case "later" -> throw new TimeoutException("the registry did not answer");
            default -> value;
        };
    }
}
