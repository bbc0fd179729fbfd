// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.MappingOptions;
import dev.casewire.normalizer.mapping.RawDataMode;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/**
 * The normalizer's own settings.
 *
 * @param mapping what events carry and how large they get
 */
record NormalizerConfig(MappingOptions mapping) {
    static final String RAW_DATA = "raw.data";
    static final String EVENT_BYTES_MAX = "event.bytes.max";

    private static final int SMALLEST_EVENT = 64 * 1024;
    private static final int LARGEST_EVENT = 1_040_000;

    static ConfigDef define(ConfigDef def) {
        String[] modes = Stream.of(RawDataMode.values()).map(RawDataMode::text).toArray(String[]::new);
        return def.define(
                        RAW_DATA,
                        Type.STRING,
                        RawDataMode.FULL.text(),
                        ConfigDef.CaseInsensitiveValidString.in(modes),
                        Importance.MEDIUM,
                        "What events carry of their source record: full (verbatim, with SHA-256 and size), hash (SHA-256"
                                + " and size), off. The record repeats all personal data.")
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
        return new NormalizerConfig(
                new MappingOptions(RawDataMode.parse(settings.getString(RAW_DATA)), settings.getInt(EVENT_BYTES_MAX)));
    }
}
