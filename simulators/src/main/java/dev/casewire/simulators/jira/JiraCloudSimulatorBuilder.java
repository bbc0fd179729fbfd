// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link JiraCloudSimulator}. By default it listens on a free port of 127.0.0.1, holds no rows, keeps all it
 * gets and accepts {@link JiraCloudSimulator#DEFAULT_EMAIL} with {@link JiraCloudSimulator#DEFAULT_TOKEN}.
 */
public final class JiraCloudSimulatorBuilder {

    private String host = "127.0.0.1";
    private int port;
    private Clock clock = Clock.systemUTC();
    private final List<Accounts.Account> accounts = new ArrayList<>();
    private boolean freePlan;
    private @Nullable Path auditFile;
    private @Nullable Span history;
    private long seed = 1;
    private Lateness lateness = Lateness.NONE;
    private @Nullable Duration retention;
    private double ratePerSecond;
    private final Faults faults = new Faults();

    private record Span(int size, Instant from, Instant to) {}

    JiraCloudSimulatorBuilder() {}

    /** The address to listen on. Any other than a loopback address shows the simulator to the network. */
    public JiraCloudSimulatorBuilder host(String address) {
        host = address;
        return this;
    }

    /** The port to listen on, 0 for a free one. */
    public JiraCloudSimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** The clock for visibility, retention, {@code created} of live rows and reset times. */
    public JiraCloudSimulatorBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** Accepts an administrator with this API token; the first call replaces the default account. */
    public JiraCloudSimulatorBuilder account(String email, String token) {
        accounts.add(new Accounts.Account(email, token, true));
        return this;
    }

    /** Accepts an account that is signed in but may not read audit records. */
    public JiraCloudSimulatorBuilder accountWithoutPermission(String email, String token) {
        accounts.add(new Accounts.Account(email, token, false));
        return this;
    }

    /** Puts every product of the site on a Free plan: audit records are refused. */
    public JiraCloudSimulatorBuilder freePlan() {
        freePlan = true;
        return this;
    }

    /** Serves a file of audit records: JSON lines in source shape, in any order, each kept to the letter. */
    public JiraCloudSimulatorBuilder auditFile(Path file) {
        auditFile = file;
        return this;
    }

    /**
     * Serves an invented history, the same for the same arguments: who wants to find it again after a restart keeps the
     * instants, since other ones give other rows under the same ids.
     *
     * @param from earliest {@code created}
     * @param to latest {@code created}
     */
    public JiraCloudSimulatorBuilder generatedHistory(long historySeed, int size, Instant from, Instant to) {
        seed = historySeed;
        history = new Span(size, from, to);
        return this;
    }

    /** Has a part of the generated rows, live ones too, show late. */
    public JiraCloudSimulatorBuilder lateArrivals(double fraction, Duration maxDelay) {
        lateness = new Lateness(fraction, maxDelay);
        return this;
    }

    /** Hides rows that are older than this. */
    public JiraCloudSimulatorBuilder retention(Duration age) {
        retention = age;
        return this;
    }

    /** Adds generated rows all the time, created when added. */
    public JiraCloudSimulatorBuilder ratePerSecond(double rate) {
        ratePerSecond = rate;
        return this;
    }

    /** Has a fault happen from the first request on. */
    public JiraCloudSimulatorBuilder fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** Has faults happen by chance to requests of the audit API; probabilities from 0 to 1, together at most 1. */
    public JiraCloudSimulatorBuilder faultSchedule(long scheduleSeed, Map<FaultKind, Double> probabilities) {
        faults.schedule(new FaultSchedule(scheduleSeed, probabilities));
        return this;
    }

    /**
     * Starts the simulator. A builder serves for one start.
     *
     * @throws IllegalArgumentException if the audit file cannot be read, naming the line, or a setting is out of range
     */
    public JiraCloudSimulator start() {
        AuditLog log = new AuditLog(clock, retention);
        List<AuditRow> real = auditFile == null ? List.of() : SourceRows.ofFile(auditFile, clock.instant());
        log.append(real);
        GeneratedHistory generated = new GeneratedHistory(
                seed, lateness, real.stream().mapToLong(AuditRow::id).max().orElse(0));
        if (history != null) {
            log.append(generated.spread(history.size(), history.from(), history.to()));
        }
        return new JiraCloudSimulator(this, log, generated);
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    Clock clock() {
        return clock;
    }

    Accounts accounts() {
        return accounts.isEmpty()
                ? new Accounts(List.of(
                        new Accounts.Account(JiraCloudSimulator.DEFAULT_EMAIL, JiraCloudSimulator.DEFAULT_TOKEN, true)))
                : new Accounts(List.copyOf(accounts));
    }

    boolean isFreePlan() {
        return freePlan;
    }

    double ratePerSecond() {
        return ratePerSecond;
    }

    Faults faults() {
        return faults;
    }
}
