// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.GoldenFile;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** What a running stack tells Prometheus: all that boards and alerts name, and what the reference page lists. */
final class MetricsScenario {
    private static final Path PAGE = Path.of("../docs/reference/metrics.md");
    private static final Pattern HELP = Pattern.compile("# HELP (casewire_\\w+) (.*)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

    private final String url;

    MetricsScenario(String statusUrl) {
        this.url = statusUrl;
    }

    void play() throws Exception {
        String scrape = scrape();
        Set<String> told = PromQl.samples(scrape);
        assertThat(Observability.expressions())
                .isNotEmpty()
                .allSatisfy(expression -> assertThat(told).as(expression).containsAll(PromQl.metrics(expression)));

        GoldenFile.assertMatches(page(scrape), PAGE);
    }

    private String scrape() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String page(String scrape) throws Exception {
        StringBuilder page = new StringBuilder("""
                # Metrics

                Made from a scrape of the running local stack; `LocalStackIT` in `local` writes and checks it. Apps serve these at
                `/metrics` of their health port, with Kafka Streams' own (`kafka_stream_*`, `kafka_consumer_*`, `kafka_producer_*`) and
                the JVM's. Connectors tell theirs by JMX (`dev.casewire:type=...,connector=...,task=...`), under the same names without
                `casewire_` and the part; [`jmx-exporter.yaml`](../../observability/jmx-exporter.yaml) turns them into these, with
                Connect's own (`kafka_connect_*`). Counters count what was done, so work that is done again after an aborted transaction
                counts twice, and start at zero with the process.

                ## Apps

                | metric | labels | meaning |
                | --- | --- | --- |
                """);
        apps(scrape).forEach((name, row) -> page.append(row));
        page.append("\n## Connectors\n\nLabels: `connector`, `task`.\n\n| metric | meaning |\n| --- | --- |\n");
        connectors()
                .forEach((name, meaning) -> page.append("| `")
                        .append(name)
                        .append("` | ")
                        .append(meaning)
                        .append(" |\n"));
        return page.toString();
    }

    private static Map<String, String> apps(String scrape) {
        Map<String, String> rows = new TreeMap<>();
        scrape.lines().forEach(line -> {
            Matcher help = HELP.matcher(line);
            if (help.matches() && !isOfConnector(help.group(1))) {
                rows.put(
                        help.group(1),
                        "| `" + help.group(1) + "` | " + labels(scrape, help.group(1)) + " | " + help.group(2)
                                + " |\n");
            }
        });
        return rows;
    }

    private static boolean isOfConnector(String name) {
        return name.startsWith("casewire_source_") || name.startsWith("casewire_sink_");
    }

    private static String labels(String scrape, String name) {
        String sample =
                scrape.lines().filter(line -> line.startsWith(name)).findFirst().orElse("");
        StringBuilder labels = new StringBuilder();
        for (Matcher label = LABEL.matcher(sample); label.find(); ) {
            labels.append(labels.isEmpty() ? "" : ", ")
                    .append('`')
                    .append(label.group(1))
                    .append('`');
        }
        return labels.toString();
    }

    private static Map<String, String> connectors() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Map<String, String> meanings = new TreeMap<>();
        for (ObjectName name : server.queryNames(new ObjectName("dev.casewire:*"), null)) {
            String part = "casewire_" + name.getKeyProperty("type").replace('-', '_') + '_';
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                meanings.put(part + attribute.getName(), attribute.getDescription());
            }
        }
        return meanings;
    }
}
