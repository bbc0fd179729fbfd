// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import javax.management.MalformedObjectNameException;

/**
 * What a Prometheus scrapes from the apps and, by the rules of {@code observability/jmx-exporter.yaml}, from a Connect worker
 * with our connectors: here both are one process. Thread-safe.
 */
public final class StackMetrics {
    private static final String RULES = "jmx-exporter.yaml";

    private final Supplier<String> apps;
    private final PrometheusRegistry worker = new PrometheusRegistry();

    private StackMetrics(Supplier<String> apps) {
        this.apps = apps;
    }

    /** @param apps metrics of the Streams apps in Prometheus' text format */
    public static StackMetrics open(Supplier<String> apps) throws IOException {
        StackMetrics metrics = new StackMetrics(apps);
        try (InputStream rules = Objects.requireNonNull(StackMetrics.class.getResourceAsStream(RULES), RULES)) {
            new JmxCollector(rules).register(metrics.worker);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(RULES + " names no objects", e);
        }
        return metrics;
    }

    /** All of them in Prometheus' text format. */
    public String scrape() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, worker.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return apps.get() + text.toString(StandardCharsets.UTF_8);
    }
}
