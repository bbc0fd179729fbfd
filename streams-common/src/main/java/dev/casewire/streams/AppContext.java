// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/**
 * What a topology is built with.
 *
 * @param topics the only source of topic names in an app
 * @param serdes the only source of serdes for topics
 * @param settings the app's own settings, validated against {@link StreamsApp#define}
 * @param clock the wall clock
 * @param meters takes the app's own meters; names begin with {@code casewire.<app>.}, labels come from closed sets
 */
public record AppContext(
        TopicNames topics, SerdeFactory serdes, AppSettings settings, Clock clock, MeterRegistry meters) {}
