// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String TOKEN = "canary-token-5b1e";

    private JiraCloudSimulator simulator = JiraCloudSimulator.builder()
            .account("ann@casewire.example", TOKEN)
            .accountWithoutPermission("bob@casewire.example", "bobs")
            .start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void shouldKnowItsAccounts() throws Exception {
        Caller ann = Caller.as(simulator, "ann@casewire.example", TOKEN);

        assertThat(ann.get(Caller.AUDIT).statusCode()).isEqualTo(200);
        assertThat(ann.get("/rest/api/3/myself").body()).contains("ann@casewire.example");
    }

    @Test
    void shouldRefuseAWrongTokenEverywhere() throws Exception {
        Caller wrong = Caller.as(simulator, "ann@casewire.example", "other");

        for (String path : new String[] {Caller.AUDIT, "/rest/api/3/myself", "/rest/api/3/serverInfo"}) {
            HttpResponse<String> response = wrong.get(path);
            assertThat(response.statusCode()).as(path).isEqualTo(401);
            assertThat(Caller.JSON.readTree(response.body()).get("errorMessages"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic ???", "Bearer abc", "Basic", "Basic bm9jb2xvbg=="})
    void shouldRefuseHeadersOfAnotherForm(String header) throws Exception {
        assertThat(Caller.withHeader(simulator, header).get(Caller.AUDIT).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldTellAnyoneItsServerInfoAndNothingElse() throws Exception {
        Caller anyone = Caller.withHeader(simulator, "");

        assertThat(anyone.get("/rest/api/3/serverInfo").statusCode()).isEqualTo(200);
        assertThat(anyone.get("/rest/api/2/serverInfo").statusCode()).isEqualTo(200);
        assertThat(anyone.get("/rest/api/3/myself").statusCode()).isEqualTo(401);
        assertThat(anyone.get(Caller.AUDIT).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldRefuseAuditRecordsToWhoIsNoAdministrator() throws Exception {
        Caller bob = Caller.as(simulator, "bob@casewire.example", "bobs");

        assertThat(bob.get(Caller.AUDIT).statusCode()).isEqualTo(403);
        assertThat(bob.get(Caller.AUDIT).body()).contains("Administer Jira");
        assertThat(bob.get("/rest/api/3/myself").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseAuditRecordsOnAFreePlan() throws Exception {
        simulator.close();
        simulator = JiraCloudSimulator.builder().freePlan().start();

        HttpResponse<String> response = Caller.of(simulator).get(Caller.AUDIT);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("Free plans");
    }

    @Test
    void shouldNotShowTokensInTexts() {
        assertThat(new Accounts.Account("ann@casewire.example", TOKEN, true).toString())
                .doesNotContain(TOKEN);
    }

    @Test
    void shouldAnswer404And405WithAnErrorEnvelope() throws Exception {
        Caller ann = Caller.as(simulator, "ann@casewire.example", TOKEN);

        assertThat(ann.get("/rest/api/3/issue/X-1").statusCode()).isEqualTo(404);
        assertThat(ann.post(Caller.AUDIT, "{}").statusCode()).isEqualTo(405);
    }
}
