// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the Jira source's ZIP holds, and what it must not. */
class JiraSourceZipIT {
    private static final String SERVICES = "META-INF/services/org.apache.kafka.connect.";
    private static final List<String> files = new ArrayList<>();
    private static final Map<String, String> services = new HashMap<>();

    @BeforeAll
    static void list() throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                files.add(entry.getName().substring(entry.getName().indexOf('/') + 1));
                if (entry.getName().endsWith(".jar")) {
                    try (InputStream jar = zip.getInputStream(entry)) {
                        collectServices(new ZipInputStream(new ByteArrayInputStream(jar.readAllBytes())));
                    }
                }
            }
        }
    }

    @Test
    void shouldHoldTheConnectorItsNeedsAndItsDocuments() {
        assertThat(files).contains("manifest.json", "doc/README.md", "doc/LICENSE", "doc/NOTICE");
        assertThat(files)
                .anyMatch(file -> file.startsWith("lib/connect-source-jira-"))
                .anyMatch(file -> file.startsWith("lib/jira-client-"))
                .anyMatch(file -> file.startsWith("lib/connect-common-"))
                .anyMatch(file -> file.startsWith("lib/registry-serde-"));
    }

    @Test
    void shouldHoldTheSourcesOwnReadme() throws IOException {
        try (ZipFile zip = new ZipFile(zip().toFile())) {
            ZipEntry readme = zip.stream()
                    .filter(entry -> entry.getName().endsWith("doc/README.md"))
                    .findFirst()
                    .orElseThrow();
            assertThat(new String(zip.getInputStream(readme).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("JiraSourceConnector");
        }
    }

    @Test
    void shouldNotHoldWhatTheWorkerBringsNorWhatNobodyUses() {
        assertThat(files)
                .noneMatch(file ->
                        file.matches("lib/(connect-api|connect-runtime|kafka-clients|slf4j-api|log4j.*|logback.*"
                                + "|jspecify|commons-.*|simulators|testkit|schemas)-.*"));
        assertThat(files.stream().filter(file -> file.endsWith(".jar"))).hasSizeLessThan(12);
    }

    @Test
    void shouldNameItsPluginsForWorkersThatLoadServicesOnly() {
        assertThat(services)
                .containsEntry("source.SourceConnector", "dev.casewire.jira.source.JiraSourceConnector")
                .containsEntry("transforms.Transformation", "dev.casewire.jira.source.TypeAuditRecord")
                .containsEntry("storage.Converter", "dev.casewire.registry.connect.RegistryAvroConverter");
    }

    private static void collectServices(ZipInputStream jar) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            if (entry.getName().startsWith(SERVICES)) {
                services.put(
                        entry.getName().substring(SERVICES.length()),
                        new String(jar.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
        }
    }

    static Path zip() throws IOException {
        try (Stream<Path> zips = Files.list(Path.of("../connect-source-jira/target/components/packages"))) {
            return zips.filter(file -> file.toString().endsWith(".zip"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
