// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.AuditMapper;
import dev.casewire.normalizer.mapping.Binding;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.StreamsApp;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsBuilder;

/** The app that turns Jira's audit records into OCSF events. */
public final class NormalizerApp implements StreamsApp {
    private static final String INPUT = "jira.audit.record.v1";
    private static final String VERSION = "1.8.0";

    private final Binding binding = PackagedRules.binding(VERSION);

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
        return binding.classNames().stream()
                .map(className -> OcsfSchemas.topic(VERSION, className))
                .toList();
    }

    @Override
    public ConfigDef define(ConfigDef def) {
        return NormalizerConfig.define(def);
    }

    /**
     * Adds the topology.
     *
     * @throws IllegalArgumentException naming file, rule and problem where a rule does not fit
     */
    @Override
    public void addTo(StreamsBuilder builder, AppContext context) {
        NormalizerConfig config = NormalizerConfig.from(context.settings());
        AuditMapper mapper = new AuditMapper(PackagedRules.rules(), binding, config.mapping(), context.clock());
        Collection<String> classNames = binding.classNames();
        new NormalizerTopology(context, INPUT, VERSION, classNames, mapper).addTo(builder);
    }
}
