// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.simulators.jira.FaultKind;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Jira with a long history, late rows, throttling, failing and cut answers, while new rows come in. */
final class RoughSource implements AutoCloseable {
    private static final Duration LATE = Duration.ofSeconds(30);

    private final JiraCloudSimulator jira;

    /**
     * With 20, in a run of more than an hour, the ids of the horizon outgrow the source's ledger, and a restart doubles what was
     * forgotten, as it says of itself.
     */
    private static final int ROWS_PER_SECOND = 8;

    RoughSource(long seed, int records) {
        Instant now = Instant.now();
        jira = JiraCloudSimulator.builder()
                .generatedHistory(seed, records, now.minus(Duration.ofDays(150)), now)
                .lateArrivals(0.2, LATE)
                .ratePerSecond(ROWS_PER_SECOND)
                .faultSchedule(seed, faults())
                .start();
    }

    JiraCloudSimulator jira() {
        return jira;
    }

    /** Settings of a stack that reads all of it. */
    static Map<String, String> settings(boolean exactlyOnceSource) {
        Map<String, String> settings = new HashMap<>(Map.of("source.audit.start", "P179D"));
        if (!exactlyOnceSource) {
            settings.put("worker.exactly.once.source.support", "disabled");
            settings.put("source.exactly.once.support", "requested");
        }
        return settings;
    }

    /** Lets no more rows come in, answers well from now on, and tells {@code <site>:<id>} of every row. */
    Set<String> calmDown() {
        jira.ratePerSecond(0);
        jira.clearFaults();
        return jira.rows().stream()
                .map(row -> "127.0.0.1:" + jira.port() + ":" + row.id())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        jira.close();
    }

    private static Map<FaultKind, Double> faults() {
        return Map.of(
                FaultKind.GATEWAY_THROTTLED, 0.01,
                FaultKind.THROTTLED, 0.01,
                FaultKind.SERVER_ERROR, 0.02,
                FaultKind.UNAVAILABLE, 0.01,
                FaultKind.BAD_GATEWAY, 0.01,
                FaultKind.CUT_BEFORE_HEADERS, 0.02,
                FaultKind.CUT_MID_BODY, 0.02,
                FaultKind.TRUNCATED_JSON, 0.01);
    }
}
