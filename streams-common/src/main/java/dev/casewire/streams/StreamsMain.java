// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one app in a process of its own until it is told to stop (SIGTERM) or fails.
 *
 * <p>Arguments: the app's class, then {@code --config FILE} (a properties file) and any number of {@code key=value}. Exit
 * code 1 after a failure of the app, 2 for unusable arguments or settings; a signal gives the code of the signal.
 */
public final class StreamsMain {
    private static final Logger log = LoggerFactory.getLogger(StreamsMain.class);

    private StreamsMain() {}

    public static void main(String[] arguments) throws Exception {
        int code = run(arguments, System.getenv());
        if (code != 0) {
            Runtime.getRuntime().exit(code);
        }
    }

    static int run(String[] arguments, Map<String, String> environment) throws InterruptedException {
        if (arguments.length == 0) {
            log.error("Usage: StreamsMain APP_CLASS [--config FILE] [key=value ...]");
            return 2;
        }
        StreamsApp app;
        AppConfig config;
        try {
            app = Utils.newInstance(arguments[0], StreamsApp.class);
            config = config(app, arguments, environment);
        } catch (ClassNotFoundException | ClassCastException e) {
            log.error(
                    "The first argument must be the class of a StreamsApp on the class path argument={}", arguments[0]);
            return 2;
        } catch (KafkaException | IOException e) {
            log.error("{}", e.toString());
            return 2;
        }
        return runUntilStopped(app, config);
    }

    private static AppConfig config(StreamsApp app, String[] arguments, Map<String, String> environment)
            throws IOException {
        Map<String, String> file = new HashMap<>();
        Map<String, String> flags = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (arguments[i].equals("--config") && i + 1 < arguments.length) {
                file.putAll(properties(Path.of(arguments[++i])));
            } else if (equals > 0) {
                flags.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
            } else {
                throw new ConfigException("Argument " + (i + 1) + " is no setting; write key=value or --config FILE");
            }
        }
        return AppConfig.load(app, file, environment, flags);
    }

    private static int runUntilStopped(StreamsApp app, AppConfig config) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        StreamsRunner runner;
        try {
            runner = new StreamsRunner(app, config, Clock.systemUTC());
        } catch (KafkaException e) {
            // Its own message only tells that some client could not be made.
            log.error(
                    "{}: {}",
                    e.getMessage(),
                    e.getCause() == null ? "" : e.getCause().getMessage());
            return 2;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            runner.close();
                        },
                        "stop-" + app.name()));
        Closeable endpoint;
        try {
            endpoint = healthEndpoint(config, runner);
        } catch (IOException e) {
            log.error("The health port cannot be opened host={} port={}", config.healthHost(), config.healthPort(), e);
            return 2;
        }
        try {
            runner.start();
            while (runner.health().isLive()) {
                if (stop.await(1, TimeUnit.SECONDS)) {
                    return 0;
                }
            }
            return 1;
        } finally {
            Utils.closeQuietly(endpoint, "health endpoint");
        }
    }

    private static Closeable healthEndpoint(AppConfig config, StreamsRunner runner) throws IOException {
        return config.healthPort() == 0
                ? () -> {}
                : HealthEndpoint.start(config.healthHost(), config.healthPort(), runner::health, runner::metrics);
    }

    private static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
