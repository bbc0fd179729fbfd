// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running app in this process: exactly-once, dead letters and thread replacement around a {@link StreamsApp}. Its
 * topics must exist before it starts. Thread-safe; start it once.
 */
public final class StreamsRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final AppConfig config;
    private final KafkaStreams streams;
    private final StateHistory history;
    private final AppMeters meters;

    public StreamsRunner(StreamsApp app, AppConfig config, Clock clock) {
        this.name = app.name();
        this.config = config;
        this.history = new StateHistory(clock);
        this.meters = new AppMeters(name);
        AppTopology built = AppTopology.of(app, config, clock, meters.registry());
        this.streams = new KafkaStreams(built.topology(), built.properties());
        meters.watch(streams, this::health);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            history.changed(now);
            log.info("App state changed app={} from={} to={}", name, before, now);
        });
    }

    /** Starts the app and returns at once. */
    public void start() {
        log.info("App starts app={} settings={}", name, config);
        streams.start();
    }

    public Health health() {
        return history.health(streams.state());
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /** All meters in Prometheus' text format. */
    public String metrics() {
        return meters.scrape();
    }

    /** Stops within the limit; false where it took longer. The group keeps a static member's place. */
    public boolean close(Duration limit) {
        meters.close();
        return streams.close(limit);
    }

    @Override
    public void close() {
        if (!close(CLOSE_LIMIT)) {
            log.warn("App did not stop in time app={} limitMs={}", name, CLOSE_LIMIT.toMillis());
        }
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        boolean passes = Failure.isTransient(failure);
        history.failed(failure, passes);
        if (passes) {
            log.warn(
                    "Surroundings failed, the stream thread is replaced and reads the records again app={}",
                    name,
                    failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        log.error("App failed and stops; no record is lost, fix the cause and start it again app={}", name, failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
}
