// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.registry;

import dev.casewire.local.Patience;
import dev.casewire.local.child.ArchiveMaker;
import dev.casewire.local.child.ChildJvm;
import dev.casewire.local.child.ClassArchive;
import dev.casewire.local.settings.Distribution;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Apicurio Registry as a child process with file storage: schema ids survive restarts, without which old topics could not be
 * read.
 */
public final class RegistryProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String JAR_MARK = "apicurio-registry-app";

    private final ChildJvm child;
    private final int port;
    private final Optional<ArchiveMaker.Running> classes;

    private RegistryProcess(ChildJvm child, int port, Optional<ArchiveMaker.Running> classes) {
        this.child = child;
        this.port = port;
        this.classes = classes;
    }

    /** Base URL of the Confluent-compatible API of a registry on this port. */
    public static String url(int port) {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** Ends the process that a crashed stack may have left in this folder: it would hold the storage. */
    public static void endOrphan(Path folder) throws IOException, InterruptedException {
        ChildJvm.endOrphan(pidFile(folder), JAR_MARK);
    }

    /** Starts the process and returns at once; {@link #awaitReady()} waits for it. */
    public static RegistryProcess launch(Distribution distribution, Path folder, int port, Path log)
            throws IOException {
        String classPath = ChildJvm.classPath(
                distribution.parentWatchJar(), distribution.registryJar().toString());
        Optional<ClassArchive> archive = ClassArchive.named("registry");
        List<String> options = new ArrayList<>(List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.access-log.enabled=false",
                "-Dapicurio.storage.kind=sql",
                "-Dapicurio.storage.sql.kind=h2",
                "-Dapicurio.datasource.url=jdbc:h2:file:" + folder.resolve("registry")));
        if (archive.isPresent()) {
            options.addAll(archive.get().options(classPath));
        }
        ChildJvm child = ChildJvm.start(
                distribution.parentWatchJar(), options, distribution.registryJar(), log, pidFile(folder));
        return new RegistryProcess(
                child, port, archive.map(it -> new ArchiveMaker.Running(it, child.pid(), classPath)));
    }

    /**
     * Returns when the registry answers.
     *
     * @throws IllegalStateException when it ended or took too long
     */
    public void awaitReady() throws InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        HttpRequest probe = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        Patience.until(LIMIT, () -> {
            if (!child.isAlive()) {
                throw new IllegalStateException("the registry's process ended while starting");
            }
            return answers(http, probe);
        });
    }

    /** Base URL of the Confluent-compatible API. */
    public String url() {
        return url(port);
    }

    /** The process as one whose classes may be archived. */
    public Optional<ArchiveMaker.Running> classes() {
        return classes;
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    @Override
    public void close() throws IOException {
        child.close();
    }

    private static boolean answers(HttpClient http, HttpRequest probe) throws InterruptedException {
        try {
            return http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static Path pidFile(Path folder) {
        return folder.resolve("pid");
    }
}
