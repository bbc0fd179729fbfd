// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/**
 * Meters of one app: its own, Kafka Streams' with its clients', and the JVM's, each with the label {@code app}. Counters count
 * what was done, so work of a transaction that was aborted and done again counts twice. Thread-safe.
 */
final class AppMeters implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private @Nullable KafkaStreamsMetrics kafka;

    /** Kept here, because gauges hold what they ask weakly. */
    @SuppressWarnings("UnusedVariable")
    private @Nullable Supplier<Health> health;

    AppMeters(String app) {
        registry.config().commonTags("app", app);
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        garbageCollection.bindTo(registry);
    }

    /** Records parked with a cause, by the simple name of its class. */
    static Counter deadLetters(MeterRegistry registry, String reason) {
        return Counter.builder("casewire.app.dead.letters")
                .description("Records parked in the dead-letter topic, by the exception that was the cause.")
                .tag("reason", reason)
                .register(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    /** Adds the meters of a run. */
    void watch(KafkaStreams streams, Supplier<Health> source) {
        kafka = new KafkaStreamsMetrics(streams);
        kafka.bindTo(registry);
        deadLetters(registry, RejectedRecordException.class.getSimpleName());
        health = source;
        Gauge.builder("casewire.app.ready", source, it -> it.get().isReady() ? 1 : 0)
                .description("1 while the app processes records.")
                .register(registry);
        Gauge.builder("casewire.app.live", source, it -> it.get().isLive() ? 1 : 0)
                .description("0 once the app has stopped and will not recover by itself.")
                .register(registry);
        FunctionCounter.builder(
                        "casewire.app.replaced.threads", source, it -> it.get().replacedThreads())
                .description("Stream threads replaced because their surroundings failed.")
                .register(registry);
    }

    /** All of them in Prometheus' text format. */
    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        Utils.closeQuietly(kafka, "metrics of Kafka Streams");
        garbageCollection.close();
        registry.close();
    }
}
