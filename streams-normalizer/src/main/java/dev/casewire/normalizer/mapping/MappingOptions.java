// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

/**
 * What a deployment chooses about its events.
 *
 * @param rawData how much of the source record an event carries
 * @param eventBytesMax largest encoded event in bytes, at least 65536; what is larger is cut
 * @param isValidated whether each event is judged by the full validator as well
 */
public record MappingOptions(RawDataMode rawData, int eventBytesMax, boolean isValidated) {
    /** Below Kafka's default of 1 MiB by what key, headers and batch need. */
    public static final int DEFAULT_EVENT_BYTES_MAX = 1_000_000;

    public static MappingOptions defaults() {
        return new MappingOptions(RawDataMode.FULL, DEFAULT_EVENT_BYTES_MAX, false);
    }
}
