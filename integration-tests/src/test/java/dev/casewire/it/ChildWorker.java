// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.awaitility.Awaitility.await;

import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.state.StateFolder;
import dev.casewire.local.worker.EmbeddedWorker;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** A Connect worker as its own distribution starts it: a JVM with that version's jars, a properties file, and our ZIPs. */
final class ChildWorker implements AutoCloseable {
    private static final Path LIB = Path.of("worker-3.7/target/lib").toAbsolutePath();
    private static final String LOG_SETTINGS = """
            log4j.rootLogger=WARN, out
            log4j.appender.out=org.apache.log4j.ConsoleAppender
            log4j.appender.out.layout=org.apache.log4j.PatternLayout
            log4j.appender.out.layout.ConversionPattern=%d %p %c %m%n
            """;

    private final ChildPart process;

    private ChildWorker(ChildPart process) {
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
        ChildPart process = ChildPart.start(
                state.logs().resolve("worker.log"),
                LIB + "/*",
                List.of("-Dlog4j.configuration=" + logSettings.toUri()),
                List.of("org.apache.kafka.connect.cli.ConnectDistributed", file.toString()));
        ChildWorker worker = new ChildWorker(process);
        try {
            ConnectApi rest = new ConnectApi(ports.url(Port.CONNECT));
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .failFast("the worker ended, see " + process.log(), () -> !process.isAlive())
                    .until(() -> rest.status("/connectors") == 200);
        } catch (RuntimeException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
