// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.Policy;
import dev.casewire.sync.status.CaseStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyncConfigFileTest {
    private static SyncConfig read(String yaml) {
        return SyncConfigFile.read("casewire.yaml", yaml);
    }

    @Test
    void shouldHaveEveryDefaultWhenTheFileIsEmpty() {
        assertThat(read("")).isEqualTo(SyncConfig.DEFAULTS);
        assertThat(read("# nothing yet\n")).isEqualTo(SyncConfig.DEFAULTS);
        assertThat(read("mode: live\n")).isEqualTo(SyncConfig.DEFAULTS);
    }

    @Test
    void shouldReadEverySetting() {
        SyncConfig config = read("""
                mode: dry-run
                sites:
                  - {host: acme.atlassian.net, accounts: ["712020:1"]}
                accounts:
                  - {id: "111122223333", region: eu-west-1, principals: ["arn:aws:iam::111122223333:role/casewire"]}
                scope:
                  issues: {projects: [SEC], types: [Incident], labels: [security]}
                  cases: {resolvers: [Self], engagements: [Security Incident]}
                  backfill: none
                  since: 2026-01-31T00:00:00Z
                create: {cases: false, issues: true}
                issue: {project: SEC, type: Incident, security-level: Responders}
                fields:
                  title: {policy: issue}
                  watchers: {direction: off}
                  severity: {jira: customfield_10050, direction: to-case, policy: hold, max: 100}
                status:
                  Submitted: [Backlog, To Do]
                closing: {aws-supported: close, reopened: new-case, resolutions: {Duplicate: Duplicated}}
                comments: {copy: true, restricted: true}
                attachments: {copy: false, max-bytes: 1000}
                timing: {settle: PT10S, repeat: PT2M, repeat-max: PT1H, life: P2D}
                answers: 3
                users: {bob@acme.example: "712020:7"}
                """);

        assertThat(config.isLive()).isFalse();
        assertThat(config.sites()).containsExactly(new Site("acme.atlassian.net", Set.of("712020:1")));
        assertThat(config.accounts())
                .extracting(Account::arnPrefix)
                .containsExactly("arn:aws:security-ir:eu-west-1:111122223333:");
        assertThat(config.scope().projects()).containsExactly("SEC");
        assertThat(config.scope().since()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(config.createsCases()).isFalse();
        assertThat(config.issueDefaults().values()).containsEntry(new FieldName("security-level"), "Responders");
        assertThat(config.fields())
                .contains(new FieldConfig(
                        new FieldName("severity"), Direction.TO_CASE, Policy.HOLD, 100, 100, "customfield_10050"));
        assertThat(config.relation().agreeing())
                .containsEntry(CaseStatus.SUBMITTED, java.util.List.of("Backlog", "To Do"));
        assertThat(config.relation().preferred(CaseStatus.CLOSED)).contains("Done");
        assertThat(config.closing().opensNewCase()).isTrue();
        assertThat(config.items().copiesAttachments()).isFalse();
        assertThat(config.timing().life()).isEqualTo(Duration.ofDays(2));
        assertThat(config.answersMax()).isEqualTo(3);
        assertThat(config.rules().fields()).extracting(rule -> rule.name()).doesNotContain(FieldName.WATCHERS);
        assertThat(config.rules().issueDefaults()).containsEntry(new FieldName("project"), "SEC");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mode: fast                                     | casewire.yaml:1: must be one of [live, dry-run], is 'fast'
            mods: live                                     | unknown setting [mods]; known are
            sites: [{host: https://acme.example}]          | casewire.yaml:1: sites[0]: host must be a host name without scheme and path, is 'https://acme.example'
            accounts: [{id: '12', region: eu-west-1}]      | accounts[0]: account must be twelve digits, is '12'
            accounts: [{id: '111122223333', region: Irland}] | region must be a region such as eu-west-1, is 'Irland'
            scope: {backfill: some}                        | must be one of [open, all, none], is 'some'
            scope: {backfill: none}                        | scope: backfill none needs since
            scope: {since: yesterday}                      | must be a time such as 2026-01-31T00:00:00Z, is 'yesterday'
            create: {cases: maybe}                         | must be true or false, is 'maybe'
            fields: {title: {policy: newest}}              | must be one of [case, issue, hold], is 'newest'
            fields: {title: {direction: sideways}}         | must be one of [both, to-issue, to-case, off], is 'sideways'
            fields: {case-info: {direction: both}}         | the direction of case-info must be to-issue or off, is 'both'
            fields: {severity: {direction: both}}          | fields: severity: jira is missing
            fields: {severity: {jira: x, max: 3}}          | characters of severity must be at least 64 on both sides, are 3 and 3
            status: {Done: [Done]}                         | 'Done' is no case status; known are
            status: {Submitted: []}                        | 'Submitted' must agree with at least one Jira status
            closing: {aws-supported: always}               | must be one of [never, close], is 'always'
            attachments: {max-bytes: 0}                    | max-bytes must be 1 to 104857600, which is what a case takes, is 0
            timing: {repeat: soon}                         | must be an ISO-8601 duration such as PT1M, is 'soon'
            timing: {repeat: PT0S}                         | repeat must be longer than nothing
            answers: 0                                     | answers must be at least 1, is 0
            users: {bob: '1'}                              | a user must be an e-mail address with an account id, is 'bob'
            """)
    void shouldTellPathRuleAndValueWhenASettingDoesNotHold(String yaml, String complaint) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("casewire.yaml:1: ")
                .hasMessageContaining(complaint);
    }
}
