// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.casewire.jira.client.CallResult.Hitch;
import dev.casewire.jira.client.CallResult.Refusal;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JiraClientTest {
    private static final String TOKEN = "canary-7e1d-token";
    private static final JiraCredentials CREDENTIALS = new JiraCredentials("me@example.com", TOKEN);
    private static final String ENCODED =
            Base64.getEncoder().encodeToString(("me@example.com:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    private static final AuditQuery QUERY =
            new AuditQuery(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-01T00:10:00.007Z"), 20, 1000);
    private static final RowReader<String> TEXTS = (row, arrivedAt) -> row.text();
    private static final Instant NOW = Instant.parse("2026-11-01T00:10:01Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @Test
    void shouldAskWithZoneAndCredentialsBelowTheBasePath() throws Exception {
        try (ScriptedJira jira = new ScriptedJira(200, JSON, "{\"records\":[{\"id\":1}],\"total\":5}")) {
            CallResult<AuditPage<String>> result = call(jira.url() + "/ex/jira/7", JiraClientTest::settings);

            assertThat(result).isEqualTo(new CallResult.Ok<>(new AuditPage<>(-1, -1, 5, List.of("{\"id\":1}"), NOW)));
            ScriptedJira.Request request = jira.requests.get(0);
            assertThat(request.path()).isEqualTo("/ex/jira/7/rest/api/3/auditing/record");
            assertThat(request.query())
                    .isEqualTo("offset=20&limit=1000&from=2026-11-01T00:00:00.000Z&to=2026-11-01T00:10:00.007Z");
            assertThat(request.headers().get("Authorization")).containsExactly("Basic " + ENCODED);
        }
    }

    @Test
    void shouldNotSendTheTokenWhereItAsksWhoAnswers() throws Exception {
        String info = "{\"baseUrl\":\"https://acme.atlassian.net\",\"deploymentType\":\"Cloud\",\"version\":\"1001\"}";
        try (ScriptedJira jira = new ScriptedJira(200, JSON, info);
                JiraClient client = client(jira.url())) {
            assertThat(client.serverInfo().get())
                    .isEqualTo(new CallResult.Ok<>(new ServerInfo("https://acme.atlassian.net", "Cloud", "1001")));
            assertThat(jira.requests.get(0).headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void shouldTellHowLongToWaitAndWhy() throws Exception {
        Map<String, String> headers = Map.of("Retry-After", "12", "RateLimit-Reason", "jira-burst-based");

        assertThat(answer(429, headers, "{\"errorMessages\":[\"slow\"]}"))
                .isEqualTo(new CallResult.Throttled<>(Optional.of(Duration.ofSeconds(12)), "jira-burst-based"));
        assertThat(answer(429, Map.of(), "")).isEqualTo(new CallResult.Throttled<>(Optional.empty(), "status 429"));
        assertThat(answer(503, Map.of("Retry-After", "3"), "<html>"))
                .isEqualTo(new CallResult.Throttled<>(Optional.of(Duration.ofSeconds(3)), "status 503"));
    }

    @Test
    void shouldTellRefusalsApart() throws Exception {
        assertThat(answer(401, JSON, "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}"))
                .isEqualTo(new CallResult.NotAuthorized<>(
                        Refusal.UNAUTHENTICATED, 401, "Unauthorized; scope does not match"));
        assertThat(answer(403, JSON, "{\"errorMessages\":[\"You need Administer Jira\"],\"errors\":{\"a\":\"b\"}}"))
                .isEqualTo(new CallResult.NotAuthorized<>(Refusal.FORBIDDEN, 403, "You need Administer Jira; a: b"));
        assertThat(answer(
                        403,
                        JSON,
                        "{\"errorMessages\":[\"Audit records aren't available for this site as all of its Jira Cloud"
                                + " products are on Free plans\"]}"))
                .matches(result -> result instanceof CallResult.NotAuthorized<AuditPage<String>> refused
                        && refused.refusal() == Refusal.FREE_PLAN);
        assertThat(answer(403, Map.of("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=x"), ""))
                .matches(result -> result instanceof CallResult.NotAuthorized<AuditPage<String>> refused
                        && refused.refusal() == Refusal.CAPTCHA);
    }

    @Test
    void shouldSayWhatCameInsteadOfJson() throws Exception {
        assertThat(answer(200, Map.of("Content-Type", "text/html"), "<html><title>Log in to continue</title></html>"))
                .isEqualTo(new CallResult.NotJson<>(200, "a login page titled \"Log in to continue\" (text/html)"));
        assertThat(answer(200, JSON, "")).isEqualTo(new CallResult.NotJson<>(200, "an empty body (application/json)"));
    }

    @Test
    void shouldNotFollowARedirect() throws Exception {
        try (ScriptedJira elsewhere = new ScriptedJira(200, JSON, "{\"records\":[]}");
                ScriptedJira jira =
                        new ScriptedJira(302, Map.of("Location", elsewhere.url() + "/login?session=canary"), "")) {
            CallResult<AuditPage<String>> result = call(jira.url(), JiraClientTest::settings);

            assertThat(result).isEqualTo(new CallResult.NotJson<>(302, "a redirect to http://127.0.0.1/login"));
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504})
    void shouldTakeServerErrorsAsTransient(int status) throws Exception {
        assertThat(answer(status, Map.of(), "<html><title>Oops</title></html>"))
                .isEqualTo(new CallResult.Transient<>(Hitch.SERVER_ERROR, "status " + status + ": page \"Oops\""));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 410})
    void shouldTakeOtherRefusalsAsPermanent(int status) throws Exception {
        assertThat(answer(status, JSON, "{\"errorMessages\":[\"no\\r\\nway\"]}"))
                .isEqualTo(new CallResult.Permanent<>(status, "no\\u000d\\u000away"));
    }

    @Test
    void shouldTakeBrokenJsonAsTransientAndForeignJsonAsPermanent() throws Exception {
        assertThat(answer(200, JSON, "{\"records\":[{\"id\":1}"))
                .matches(result -> result instanceof CallResult.Transient<AuditPage<String>> hitch
                        && hitch.hitch() == Hitch.BROKEN_OFF);
        assertThat(answer(200, JSON, "{\"ok\":true}")).isInstanceOf(CallResult.Permanent.class);
    }

    @Test
    void shouldEndACallThatTrickles() throws Exception {
        try (ScriptedJira jira = ScriptedJira.stalling(10)) {
            CallResult<AuditPage<String>> result =
                    call(jira.url(), () -> new JiraClientSettings(Duration.ofSeconds(1), Duration.ofMillis(300), 1000));

            assertThat(result).isEqualTo(new CallResult.Transient<>(Hitch.TIMEOUT, "no complete answer within 300 ms"));
        }
    }

    @Test
    void shouldTellABrokenConnectionFromNone() throws Exception {
        try (ScriptedJira jira = ScriptedJira.cutting()) {
            assertThat(call(jira.url(), JiraClientTest::settings))
                    .matches(result -> result instanceof CallResult.Transient<AuditPage<String>> hitch
                            && hitch.hitch() == Hitch.BROKEN_OFF);
        }
        assertThat(call("http://127.0.0.1:" + freePort(), JiraClientTest::settings))
                .matches(result -> result instanceof CallResult.Transient<AuditPage<String>> hitch
                        && hitch.hitch() == Hitch.NO_CONNECTION);
    }

    @Test
    void shouldDropAnAnswerThatIsTooLong() throws Exception {
        try (ScriptedJira jira = new ScriptedJira(200, JSON, "{\"records\":[\"" + "x".repeat(5000) + "\"]}")) {
            CallResult<AuditPage<String>> result =
                    call(jira.url(), () -> new JiraClientSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), 4096));

            assertThat(result).isEqualTo(new CallResult.TooLarge<>(4096));
        }
    }

    @Test
    void shouldDropTheConnectionWhenTheCallIsCancelled() throws Exception {
        try (ScriptedJira jira = ScriptedJira.stalling(1);
                JiraClient client = client(jira.url())) {
            CompletableFuture<CallResult<AuditPage<String>>> call = client.auditPage(QUERY, TEXTS);
            await().until(() -> !jira.requests.isEmpty());

            call.cancel(true);

            assertThat(call).isCancelled();
        }
    }

    @Test
    void shouldCancelWhatIsUnderWayWhenClosedAndWhatIsAskedAfterwards() throws Exception {
        try (ScriptedJira jira = ScriptedJira.stalling(1)) {
            JiraClient client = client(jira.url());
            CompletableFuture<CallResult<AuditPage<String>>> call = client.auditPage(QUERY, TEXTS);
            await().until(() -> !jira.requests.isEmpty());

            client.close();

            await().until(call::isCancelled);
            assertThat(client.auditPage(QUERY, TEXTS)).isCancelled();
        }
    }

    @Test
    void shouldNeverRepeatTheToken() throws Exception {
        String echo = "{\"errorMessages\":[\"header Basic " + ENCODED + " or " + TOKEN + " refused\"]}";
        for (int status : new int[] {400, 401, 403, 500}) {
            assertThat(answer(status, JSON, echo).toString())
                    .contains("***")
                    .doesNotContain(TOKEN)
                    .doesNotContain(ENCODED);
        }
        String page = "<html><title>" + TOKEN + "</title></html>";
        assertThat(answer(200, Map.of("Content-Type", ENCODED), page).toString())
                .doesNotContain(TOKEN)
                .doesNotContain(ENCODED);
        assertThat(answer(429, Map.of("RateLimit-Reason", TOKEN), "").toString())
                .doesNotContain(TOKEN);
        try (JiraClient client = client("http://127.0.0.1:1")) {
            assertThat(CREDENTIALS + " " + client).doesNotContain(TOKEN).doesNotContain(ENCODED);
        }
    }

    private static CallResult<AuditPage<String>> answer(int status, Map<String, String> headers, String body)
            throws Exception {
        try (ScriptedJira jira = new ScriptedJira(status, headers, body)) {
            return call(jira.url(), JiraClientTest::settings);
        }
    }

    private static CallResult<AuditPage<String>> call(
            String url, java.util.function.Supplier<JiraClientSettings> settings) throws Exception {
        try (JiraClient client = new JiraClient(JiraSite.of(url), CREDENTIALS, settings.get(), CLOCK)) {
            return client.auditPage(QUERY, TEXTS).get();
        }
    }

    private static JiraClient client(String url) {
        return new JiraClient(JiraSite.of(url), CREDENTIALS, settings(), CLOCK);
    }

    private static JiraClientSettings settings() {
        return JiraClientSettings.within(Duration.ofSeconds(10));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
