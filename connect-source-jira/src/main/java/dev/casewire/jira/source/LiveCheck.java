// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.client.CallResult;
import dev.casewire.jira.client.CallResult.Hitch;
import dev.casewire.jira.client.JiraClient;
import dev.casewire.jira.client.ServerInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Jira whether URL and token work. What may pass by itself (a slow, busy or broken server) is no problem of the
 * configuration and only logged.
 */
final class LiveCheck {
    private static final Logger log = LoggerFactory.getLogger(LiveCheck.class);
    private static final Duration LONGEST = Duration.ofMillis(4_500);

    private LiveCheck() {}

    /** The first problem found, within five seconds. */
    static Optional<ConfigProblem> problem(ConnectionSettings connection, Clock clock) {
        Duration timeout = connection.requestTimeout().compareTo(LONGEST) < 0 ? connection.requestTimeout() : LONGEST;
        try (JiraClient client = connection.open(timeout, clock)) {
            Instant now = clock.instant();
            CompletableFuture<CallResult<ServerInfo>> server = client.serverInfo();
            CompletableFuture<CallResult<AuditPage<String>>> page =
                    client.auditPage(new AuditQuery(now.minusSeconds(60), now, 0, 1), (row, arrivedAt) -> row.text());
            return ofServer(server.join()).or(() -> ofPage(page.join(), connection));
        }
    }

    private static Optional<ConfigProblem> ofServer(CallResult<ServerInfo> result) {
        if (result instanceof CallResult.Ok<ServerInfo> ok) {
            return ok.value().isCloud()
                    ? Optional.empty()
                    : url("The server is Jira '" + ok.value().deploymentType()
                            + "'; this connector reads Jira Cloud. Use the URL of a Cloud site.");
        }
        if (result instanceof CallResult.NotJson<ServerInfo> other) {
            return url("No Jira answers there, but " + other.came() + ". " + WRITE_LIKE);
        }
        if (result instanceof CallResult.Permanent<ServerInfo> other) {
            return url("No Jira answers there (" + other.status() + ": " + other.message() + "). " + WRITE_LIKE);
        }
        return ofHitch(result);
    }

    private static final String WRITE_LIKE = "Use the site's base URL, such as https://your-site.atlassian.net.";

    private static Optional<ConfigProblem> ofPage(CallResult<AuditPage<String>> result, ConnectionSettings connection) {
        if (result instanceof CallResult.NotAuthorized<AuditPage<String>> refused) {
            return Optional.of(Refusals.problem(refused, connection));
        }
        if (result instanceof CallResult.NotJson<AuditPage<String>> other) {
            return url("Instead of the audit log came " + other.came() + ". " + WRITE_LIKE);
        }
        if (result instanceof CallResult.Permanent<AuditPage<String>> other) {
            return url("The audit log cannot be read (" + other.status() + ": " + other.message() + "). " + WRITE_LIKE);
        }
        return ofHitch(result);
    }

    private static <T> Optional<ConfigProblem> ofHitch(CallResult<T> result) {
        if (result instanceof CallResult.Transient<T> hitch && hitch.hitch() == Hitch.NO_CONNECTION) {
            return url("Jira cannot be reached: " + hitch.cause()
                    + ". Check the URL and the worker's way to it; to go on regardless set '" + SourceKeys.CHECK
                    + "' to false.");
        }
        if (!(result instanceof CallResult.Ok<T>)) {
            log.warn("Connection check has no verdict result={}", result);
        }
        return Optional.empty();
    }

    private static Optional<ConfigProblem> url(String sentence) {
        return Optional.of(new ConfigProblem(SourceKeys.URL, sentence));
    }
}
