// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.normalizer.mapping.Route;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What the mapping tells of itself. Thread-safe. */
final class NormalizerMeters {
    private final MeterRegistry registry;
    private final Timer map;
    private final Counter refused;
    private final Map<Route, Counter> routes = new EnumMap<>(Route.class);
    private final Map<String, Counter> events = new ConcurrentHashMap<>();

    /** @param outputTopics contract names of all topics that events can go to; each is told from the start, at zero */
    NormalizerMeters(MeterRegistry registry, Collection<String> outputTopics) {
        this.registry = registry;
        this.map = Timer.builder("casewire.normalizer.map")
                .description("Time that the mapping of one record takes.")
                .register(registry);
        for (Route route : Route.values()) {
            routes.put(route, outcome(route.name().toLowerCase(Locale.ROOT)));
        }
        this.refused = outcome("refused");
        outputTopics.forEach(topic -> events.put(topic, ofTopic(topic)));
    }

    /** Maps and counts. */
    MappingResult timed(Supplier<MappingResult> mapping) {
        long begin = System.nanoTime();
        MappingResult result = mapping.get();
        map.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        if (result instanceof MappingResult.Mapped mapped) {
            mapped.events().forEach(this::count);
        } else {
            refused.increment();
        }
        return result;
    }

    private void count(MappedEvent event) {
        Counter route = routes.get(event.route());
        if (route != null) {
            route.increment();
        }
        events.computeIfAbsent(event.topic(), this::ofTopic).increment();
    }

    private Counter ofTopic(String topic) {
        return Counter.builder("casewire.normalizer.events.out")
                .description("Events made, by the topic they go to (without prefix).")
                .tag("topic", topic)
                .register(registry);
    }

    private Counter outcome(String outcome) {
        return Counter.builder("casewire.normalizer.mapping.outcome")
                .description("Events by how their record was mapped, and records refused: specific (a rule of its own),"
                        + " fallback (by the verb), other, refused.")
                .tag("outcome", outcome)
                .register(registry);
    }
}
