// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.normalizer.mapping.RecordMapping;
import dev.casewire.normalizer.mapping.RuleFolder;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.StreamsApp;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsBuilder;

/** The app that turns Jira's audit records into OCSF events. */
public final class NormalizerApp implements StreamsApp {
    private static final String INPUT = "jira.audit.record.v1";

    @Override
    public String name() {
        return "normalizer";
    }

    @Override
    public List<String> inputs() {
        return List.of(INPUT);
    }

    /** The topics of every OCSF version, whichever of them the settings ask for. */
    @Override
    public List<String> outputs() {
        return PackagedRules.VERSIONS.stream()
                .flatMap(version -> PackagedRules.binding(version).classNames().stream()
                        .map(className -> OcsfSchemas.topic(version, className)))
                .toList();
    }

    @Override
    public ConfigDef define(ConfigDef def) {
        return NormalizerConfig.define(def);
    }

    /**
     * Adds the topology.
     *
     * @throws IllegalArgumentException naming file, line, rule and problem where a rule does not fit
     */
    @Override
    public void addTo(StreamsBuilder builder, AppContext context) {
        NormalizerConfig config = NormalizerConfig.from(context.settings());
        RunningRules rules = rules(config, context.clock());
        new NormalizerTopology(context, INPUT, outputs(), rules, config.dedupeRetention()).addTo(builder);
    }

    private static RunningRules rules(NormalizerConfig config, Clock clock) {
        Optional<Path> overlay = config.overlay();
        if (overlay.isEmpty()) {
            return RunningRules.fixed(
                    RecordMapping.of(PackagedRules.rules(), config.versions(), config.mapping(), clock));
        }
        RuleFolder folder = new RuleFolder(overlay.get());
        return RunningRules.following(
                folder,
                () -> RecordMapping.of(PackagedRules.rulesWith(folder), config.versions(), config.mapping(), clock),
                config.overlayReload());
    }
}
