// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the sink's plugin ZIP holds, and what it must not: the worker brings its own Kafka and log API. */
class S3SinkZipIT {

    private static final List<String> files = new ArrayList<>();

    /** Provider files of all jars, by service. */
    private static final Map<String, String> services = new HashMap<>();

    @BeforeAll
    static void list() throws IOException {
        try (ZipFile zip = new ZipFile(S3SinkWorkerIT.zip().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                files.add(name.substring(name.indexOf('/') + 1));
                if (name.endsWith(".jar")) {
                    try (InputStream jar = zip.getInputStream(entry)) {
                        collectServices(jar);
                    }
                }
            }
        }
    }

    @Test
    void shouldHoldTheConnectorItsNeedsAndItsDocuments() {
        assertThat(files).contains("manifest.json", "doc/README.md", "doc/LICENSE", "doc/NOTICE");
        assertThat(files)
                .anyMatch(file -> file.startsWith("lib/connect-sink-s3-"))
                .anyMatch(file -> file.startsWith("lib/registry-serde-"))
                .anyMatch(file -> file.startsWith("lib/parquet-avro-"))
                .anyMatch(file -> file.startsWith("lib/s3-"));
    }

    @Test
    void shouldNotHoldWhatTheWorkerBringsNorWhatNobodyUses() {
        assertThat(files)
                .noneMatch(file -> file.matches(
                        "lib/(connect-api|connect-runtime|kafka-clients|slf4j-api|log4j.*|logback.*|commons-logging|netty.*"
                                + "|url-connection-client|snappy-java|aircompressor|hadoop-client.*)-.*"));
    }

    @Test
    void shouldNameItsPluginsForWorkersThatLoadServicesOnly() {
        assertThat(services.get("org.apache.kafka.connect.sink.SinkConnector"))
                .isEqualTo("dev.casewire.s3.sink.S3SinkConnector");
        assertThat(services.get("org.apache.kafka.connect.storage.Converter"))
                .isEqualTo("dev.casewire.registry.connect.RegistryAvroConverter");
    }

    private static void collectServices(InputStream jar) throws IOException {
        ZipInputStream entries = new ZipInputStream(jar);
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().startsWith("META-INF/services/org.apache.kafka.connect.")) {
                services.merge(
                        entry.getName().substring("META-INF/services/".length()),
                        new String(entries.readAllBytes(), StandardCharsets.UTF_8).strip(),
                        (a, b) -> a + "\n" + b);
            }
        }
    }
}
