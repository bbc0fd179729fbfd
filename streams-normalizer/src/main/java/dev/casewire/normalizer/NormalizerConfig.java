// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.MappingOptions;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.normalizer.mapping.RawDataMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * The normalizer's own settings.
 *
 * @param versions OCSF versions whose topics are written, at least one
 * @param mapping what events carry and how large they get
 * @param dedupeRetention how long delivered records are remembered; empty where they are not
 * @param overlay folder with rules of the user's own
 * @param overlayReload how often the folder is looked at
 */
record NormalizerConfig(
        List<String> versions,
        MappingOptions mapping,
        Optional<Duration> dedupeRetention,
        Optional<Path> overlay,
        Duration overlayReload) {
    static final String OCSF_VERSIONS = "ocsf.versions";
    static final String RAW_DATA = "raw.data";
    static final String EVENT_BYTES_MAX = "event.bytes.max";
    static final String EVENT_VALIDATION = "event.validation";
    static final String DEDUPE = "dedupe.enabled";
    static final String DEDUPE_RETENTION = "dedupe.retention.ms";
    static final String OVERLAY = "rules.overlay.folder";
    static final String OVERLAY_RELOAD = "rules.overlay.reload.ms";

    private static final int SMALLEST_EVENT = 64 * 1024;
    private static final int LARGEST_EVENT = 1_040_000;
    private static final long SHORTEST_RETENTION = Duration.ofMinutes(10).toMillis();
    private static final long LONGEST_RETENTION = Duration.ofDays(366).toMillis();

    NormalizerConfig {
        versions = List.copyOf(versions);
    }

    static ConfigDef define(ConfigDef def) {
        String[] modes = Stream.of(RawDataMode.values()).map(RawDataMode::text).toArray(String[]::new);
        return def.define(
                        OCSF_VERSIONS,
                        Type.LIST,
                        PackagedRules.NEWEST,
                        ConfigDef.ValidList.in(false, PackagedRules.VERSIONS.toArray(String[]::new)),
                        Importance.HIGH,
                        "OCSF versions to write, each to topics of its own: 1.8.0, 1.1.0 (what Security Lake takes), or both.")
                .define(
                        RAW_DATA,
                        Type.STRING,
                        RawDataMode.FULL.text(),
                        ConfigDef.CaseInsensitiveValidString.in(modes),
                        Importance.MEDIUM,
                        "What events carry of their source record: full (verbatim, with SHA-256 and size), hash (SHA-256"
                                + " and size), off. The record repeats all personal data.")
                .define(
                        DEDUPE,
                        Type.BOOLEAN,
                        true,
                        Importance.MEDIUM,
                        "Whether a record that a source delivers again is dropped. Needed where the Connect worker has no"
                                + " exactly-once sources; else it is a second safeguard. Costs a state store.")
                .define(
                        DEDUPE_RETENTION,
                        Type.LONG,
                        Duration.ofDays(7).toMillis(),
                        ConfigDef.Range.between(SHORTEST_RETENTION, LONGEST_RETENTION),
                        Importance.LOW,
                        "How long delivered records are remembered, by the time of their fetch. Longer than any outage of"
                                + " the Connect worker: what it read before it went down may come again when it is back. About"
                                + " 100 bytes on disk a record.")
                .define(
                        OVERLAY,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Folder with YAML files of mapping rules that add to the packaged ones or replace them. Empty for"
                                + " none.")
                .define(
                        OVERLAY_RELOAD,
                        Type.LONG,
                        10_000,
                        ConfigDef.Range.between(100, Duration.ofDays(1).toMillis()),
                        Importance.LOW,
                        "How often that folder is looked at for changed files.")
                .define(
                        EVENT_VALIDATION,
                        Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether every event is judged by the full OCSF validator before it is written; a record with an"
                                + " invalid event goes to the dead letters. The mapping makes valid events, so this guards"
                                + " against faults in it and costs several times the mapping.")
                .define(
                        EVENT_BYTES_MAX,
                        Type.INT,
                        MappingOptions.DEFAULT_EVENT_BYTES_MAX,
                        ConfigDef.Range.between(SMALLEST_EVENT, LARGEST_EVENT),
                        Importance.LOW,
                        "Largest encoded event in bytes; larger ones are cut and say so in metadata.is_truncated. The"
                                + " default leaves room for key and headers below the topics' max.message.bytes.");
    }

    static NormalizerConfig from(AbstractConfig settings) {
        MappingOptions mapping = new MappingOptions(
                RawDataMode.parse(settings.getString(RAW_DATA)),
                settings.getInt(EVENT_BYTES_MAX),
                settings.getBoolean(EVENT_VALIDATION));
        return new NormalizerConfig(
                settings.getList(OCSF_VERSIONS).stream().distinct().toList(),
                mapping,
                Optional.of(settings)
                        .filter(it -> it.getBoolean(DEDUPE))
                        .map(it -> Duration.ofMillis(it.getLong(DEDUPE_RETENTION))),
                Optional.of(settings.getString(OVERLAY))
                        .filter(it -> !it.isBlank())
                        .map(Path::of),
                Duration.ofMillis(settings.getLong(OVERLAY_RELOAD)));
    }
}
