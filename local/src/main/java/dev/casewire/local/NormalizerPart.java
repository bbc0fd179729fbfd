// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.settings.Overrides;
import dev.casewire.normalizer.NormalizerApp;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.StreamsApp;
import dev.casewire.streams.StreamsRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams.State;

/** The normalizer in this process, set so that a restart does not wait for a member that is dead. */
final class NormalizerPart {
    /** Its consumer group. */
    static final String GROUP = "casewire-normalizer";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private NormalizerPart() {}

    /** Starts it, and returns when it has its partitions. */
    static StreamsRunner start(String kafka, String registry, Path folder, Overrides overrides)
            throws InterruptedException {
        StreamsApp app = new NormalizerApp();
        AppConfig config = AppConfig.of(app, overrides.over("normalizer", settings(kafka, registry, folder)));
        StreamsRunner runner = new StreamsRunner(app, config, Clock.systemUTC());
        runner.start();
        try {
            Patience.until(LIMIT, () -> isRunning(runner));
        } catch (InterruptedException | RuntimeException e) {
            runner.close();
            throw e;
        }
        return runner;
    }

    private static boolean isRunning(StreamsRunner runner) {
        State state = runner.state();
        if (state == State.ERROR || state == State.PENDING_ERROR) {
            throw new IllegalStateException(runner.health().lastFailure().orElse("it stopped without a word"));
        }
        return state == State.RUNNING;
    }

    private static Map<String, String> settings(String kafka, String registry, Path folder) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("bootstrap.servers", kafka);
        settings.put("application.id", GROUP);
        settings.put("state.dir", folder.toString());
        settings.put("schema.serde.schema.registry.url", registry);
        settings.put("kafka.replication.factor", "1");
        settings.put("instance.id", "local");
        settings.put("kafka.consumer.session.timeout.ms", "4000");
        settings.put("kafka.consumer.heartbeat.interval.ms", "1000");
        settings.put("kafka.statestore.cache.max.bytes", "8388608");
        return settings;
    }
}
