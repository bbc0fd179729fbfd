// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A running stand-in for one Jira Cloud site. It serves {@code GET /rest/api/3/auditing/record} (and the same under
 * {@code /rest/api/2}), {@code serverInfo} and {@code myself} to any Jira client, and is steered by these methods or by
 * HTTP under {@code /_sim/}.
 *
 * <p>Safe for use by several threads. A green test against it proves that client and simulator agree, not that Jira does.
 */
public final class JiraCloudSimulator implements AutoCloseable {

    /** The e-mail that is accepted unless others are set. */
    public static final String DEFAULT_EMAIL = "admin@casewire.example";

    /** The API token that is accepted unless others are set. It opens nothing but a simulator. */
    public static final String DEFAULT_TOKEN = "simulated-token";

    private final AuditLog log;
    private final Faults faults;
    private final FaultReplies faultReplies;
    private final Tally tally = new Tally();
    private final LiveFeed feed;
    private final CloudApi api;
    private final AdminApi admin = new AdminApi(this);
    private final Clock clock;
    private final HttpFront http;
    private final URI baseUri;

    JiraCloudSimulator(JiraCloudSimulatorBuilder settings, AuditLog log, GeneratedHistory history) {
        this.clock = settings.clock();
        this.log = log;
        this.faults = settings.faults();
        this.faultReplies = new FaultReplies(clock);
        this.feed = new LiveFeed(log, history, settings.ratePerSecond());
        this.api = new CloudApi(log, settings.accounts(), settings.isFreePlan(), clock, this::siteUrl);
        this.http = new HttpFront(settings.host(), settings.port(), this::answer);
        this.baseUri = URI.create("http://" + settings.host() + ":" + http.port());
        feed.start();
    }

    public static JiraCloudSimulatorBuilder builder() {
        return new JiraCloudSimulatorBuilder();
    }

    public int port() {
        return http.port();
    }

    /** Where clients go, such as {@code http://127.0.0.1:8080}, without a slash at the end. */
    public URI baseUri() {
        return baseUri;
    }

    /**
     * Appends rows, JSON lines in source shape, exactly as they are.
     *
     * @param visibleAfter how long from now the API hides them
     * @return how many there were
     * @throws IllegalArgumentException names a line that is not JSON
     */
    public int append(String jsonLines, Duration visibleAfter) {
        Instant now = clock.instant();
        List<AuditRow> rows = SourceRows.arriving(jsonLines, now, now.plus(visibleAfter));
        log.append(rows);
        return rows.size();
    }

    /** Appends rows that show at once. */
    public int append(String jsonLines) {
        return append(jsonLines, Duration.ZERO);
    }

    /** Has a fault happen to requests to come. Several wait in line, first come first served. */
    public void inject(Fault fault) {
        faults.add(fault);
    }

    /**
     * Has faults happen by chance to requests of the audit API, besides those asked for.
     *
     * @param probabilities from 0 to 1, together at most 1
     */
    public void scheduleFaults(long seed, Map<FaultKind, Double> probabilities) {
        faults.schedule(new FaultSchedule(seed, probabilities));
    }

    /** Ends all faults, scheduled ones too. */
    public void clearFaults() {
        faults.clear();
    }

    /** From now on adds this many generated rows a second, created when added; 0 stops that. */
    public void ratePerSecond(double rate) {
        feed.rate(rate);
    }

    public SimulatorState state() {
        return new SimulatorState(
                log.size(),
                log.visible(),
                log.newest()
                        .map(row -> Instant.ofEpochMilli(row.createdMillis()))
                        .orElse(null),
                tally.byStatus(),
                faults.fired(),
                faults.waiting(),
                feed.rate());
    }

    /** Every row, oldest first, with the time from which it is visible: the base for measuring latency. */
    public List<SeenRow> rows() {
        return log.rows().stream()
                .map(row -> new SeenRow(
                        row.id() == AuditRow.NO_ID ? null : row.id(),
                        Instant.ofEpochMilli(row.createdMillis()),
                        Instant.ofEpochMilli(row.visibleAtMillis())))
                .toList();
    }

    /** Stops at once; requests under way are broken off. */
    @Override
    public void close() {
        feed.close();
        http.close();
    }

    private String siteUrl() {
        return baseUri.toString();
    }

    private Reply answer(Request request) {
        if (request.path().startsWith(AdminApi.PREFIX)) {
            return admin.answer(request);
        }
        if (request.path().equals(FaultReplies.LOGIN_PATH)) {
            return FaultReplies.loginPage();
        }
        Optional<Fault> fault = faults.next(request.path());
        Reply reply = fault.isEmpty()
                ? api.answer(request, false)
                : faultReplies.of(
                        fault.get(), () -> api.answer(request, fault.get().kind() == FaultKind.REPEATING_PAGE));
        tally.count(reply);
        return reply;
    }
}
