// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

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
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one app in a process of its own until it is told to stop (SIGTERM) or fails.
 *
 * <p>Arguments: the app's class, then {@code --config FILE} (a properties file) and any number of {@code key=value}. Exit
 * code 0 after a stop, 1 after a failure, 2 for unusable arguments.
 */
public final class StreamsMain {
    private static final Logger log = LoggerFactory.getLogger(StreamsMain.class);

    private StreamsMain() {}

    public static void main(String[] arguments) throws Exception {
        Runtime.getRuntime().exit(run(arguments, System.getenv()));
    }

    private static int run(String[] arguments, Map<String, String> environment) throws Exception {
        if (arguments.length == 0) {
            log.error("Usage: StreamsMain APP_CLASS [--config FILE] [key=value ...]");
            return 2;
        }
        StreamsApp app = Utils.newInstance(arguments[0], StreamsApp.class);
        Map<String, String> file = new HashMap<>();
        Map<String, String> flags = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            if (arguments[i].equals("--config") && i + 1 < arguments.length) {
                file.putAll(properties(Path.of(arguments[++i])));
            } else if (equals > 0) {
                flags.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
            } else {
                log.error("Not a setting, write key=value or --config FILE argument={}", arguments[i]);
                return 2;
            }
        }
        return runUntilStopped(app, AppConfig.load(app, file, environment, flags));
    }

    private static int runUntilStopped(StreamsApp app, AppConfig config) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        StreamsRunner runner = new StreamsRunner(app, config, Clock.systemUTC());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            runner.close();
                        },
                        "stop-" + app.name()));
        runner.start();
        while (runner.health().isLive()) {
            if (stop.await(1, java.util.concurrent.TimeUnit.SECONDS)) {
                return 0;
            }
        }
        return 1;
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
