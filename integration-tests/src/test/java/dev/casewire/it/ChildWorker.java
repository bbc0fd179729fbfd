// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.awaitility.Awaitility.await;

import dev.casewire.local.child.ParentWatch;
import dev.casewire.local.settings.Distribution;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.EmbeddedWorker;
import java.io.File;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A Connect worker as its own distribution starts it: a JVM with that version's jars, a properties file, and our ZIPs. */
final class ChildWorker implements AutoCloseable {
    private static final Path LIB = Path.of("worker-3.7/target/lib").toAbsolutePath();
    private static final String LOG_SETTINGS = """
            log4j.rootLogger=WARN, out
            log4j.appender.out=org.apache.log4j.ConsoleAppender
            log4j.appender.out.layout=org.apache.log4j.PatternLayout
            log4j.appender.out.layout.ConversionPattern=%d %p %c %m%n
            """;

    private final Process process;

    private ChildWorker(Process process) {
        this.process = process;
    }

    /** Starts with the settings of the embedded worker; its log is {@code worker.log} in the folder for logs. */
    static ChildWorker start(StateFolder state, Ports ports, Overrides overrides) throws Exception {
        Properties settings = new Properties();
        settings.putAll(overrides.over("worker", EmbeddedWorker.settings(state, ports)));
        Path file = state.root().resolve("worker.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        Path logSettings = Files.writeString(state.root().resolve("worker-log4j.properties"), LOG_SETTINGS);
        Path log = state.logs().resolve("worker.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlog4j.configuration=" + logSettings.toUri(),
                        "-cp",
                        Distribution.find().parentWatchJar() + File.pathSeparator + LIB + "/*",
                        // Ends with this JVM, however that ends.
                        ParentWatch.class.getName(),
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        ChildWorker worker = new ChildWorker(process);
        try {
            ConnectApi rest = new ConnectApi(ports.url(Port.CONNECT));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .failFast("the worker ended, see " + log, () -> !process.isAlive())
                    .until(() -> rest.status("/connectors") == 200);
        } catch (RuntimeException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
