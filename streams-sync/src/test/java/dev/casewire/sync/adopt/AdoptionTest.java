// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.config.SyncConfigFile;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    private static final String CASE = "arn:aws:security-ir:eu-west-1:111122223333:case/";
    private static final SyncConfig CONFIG = SyncConfigFile.read("casewire.yaml", """
            sites: [{host: acme.example, accounts: [casewire]}]
            accounts: [{id: "111122223333", region: eu-west-1, principals: []}]
            """);
    private static final IssueIds JIRA = (site, key) -> key.equals("SEC-12") ? Optional.of("10012") : Optional.empty();

    @Test
    void shouldReadPairsByIdAndByKeyAndTakeTheOnlySite() {
        Adoptions adoptions = PairsFile.read("pairs.csv", """
                # made by hand
                case,site,issue
                %s1,acme.example,10001

                "%s2",,SEC-12
                """.formatted(CASE, CASE), CONFIG, JIRA);

        assertThat(adoptions.pairs())
                .containsExactly(
                        new Adoption(new CaseArn(CASE + 1), new IssueId("acme.example", "10001")),
                        new Adoption(new CaseArn(CASE + 2), new IssueId("acme.example", "10012")));
    }

    @Test
    void shouldNameLineRuleAndValueOfEveryComplaint() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairsFile.read("pairs.csv", """
                        case,site,issue
                        case 7,acme.example,10001
                        arn:aws:security-ir:us-east-1:999999999999:case/2,acme.example,10002
                        %1$s3,other.example,10003
                        %1$s4,acme.example,someone
                        %1$s5,acme.example,SEC-13
                        %1$s6,acme.example
                        %1$s7,acme.example,10007
                        %1$s7,acme.example,10008
                        %1$s8,acme.example,10007
                        """.formatted(CASE), CONFIG, JIRA))
                .withMessage("""
                        pairs.csv:2: case must be the ARN of a case, is 'case 7'
                        pairs.csv:3: case must be of a configured account and region, is \
                        'arn:aws:security-ir:us-east-1:999999999999:case/2'
                        pairs.csv:4: site must be one of [acme.example], is 'other.example'
                        pairs.csv:5: issue must be an id such as 10234 or a key such as SEC-12, is 'someone'
                        pairs.csv:6: issue must exist on acme.example, or be named by its id, is 'SEC-13'
                        pairs.csv:7: a line must have 3 cells, has 2: '%1$s6,acme.example'
                        pairs.csv:9: a case must be in one pair, is in line 8 too, is '%1$s7'
                        pairs.csv:10: an issue must be in one pair, is in line 8 too, is '10007'""".formatted(CASE));
    }

    @Test
    void shouldRefuseAListWithoutItsFirstLine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairsFile.read("pairs.csv", CASE + "1,,10001\n", CONFIG, JIRA))
                .withMessage("pairs.csv:1: the first line must be case,site,issue, is '" + CASE + "1,,10001'");
    }

    @Test
    void shouldReadTheTableOfThePublicIntegration() {
        Adoptions adoptions = PeerExport.read("export.json", """
                {"Item":{"PK":{"S":"Case#1"},"SK":{"S":"latest"},"jiraIssueId":{"S":"SEC-12"},\
                "incidentDetails":{"S":"{\\"title\\":\\"Phish\\",\\"caseArn\\":\\"%s1\\"}"}}}
                {"Item":{"PK":{"S":"Jira#SEC-12"},"SK":{"S":"latest"},"jiraIssueId":{"S":"SEC-12"}}}
                {"Item":{"PK":{"S":"Case#2"},"SK":{"S":"latest"},"incidentDetails":{"S":"{}"}}}
                """.formatted(CASE), "", CONFIG, JIRA);

        assertThat(adoptions.pairs())
                .containsExactly(new Adoption(new CaseArn(CASE + 1), new IssueId("acme.example", "10012")));
        assertThat(adoptions.left())
                .containsExactly(
                        "export.json:2: row 'Jira#SEC-12' 'latest' is not of a case",
                        "export.json:3: row 'Case#2' names no issue; if its case has one, list the pair as a CSV");
    }

    @Test
    void shouldTellWhichRowOfAnExportHasNoArnOrIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeerExport.read("export.json", """
                        {"Item":{"PK":{"S":"Case#1"},"SK":{"S":"latest"},"jiraIssueId":{"S":"SEC-12"}}}
                        PK,SK
                        """, "", CONFIG, JIRA))
                .withMessage("""
                        export.json:1: case must be the ARN of a case, is ''
                        export.json:2: a row must be {"Item": {"PK": {"S": ...}, ...}}, is 'PK,SK'""");
    }

    @Test
    void shouldBecomeAControlRecordOfTheLinkOfTheCase() {
        Adoption adoption = new Adoption(new CaseArn(CASE + 1), new IssueId("acme.example", "10001"));

        SyncControl control = adoption.control("alice", Instant.EPOCH);

        assertThat(control.getKind()).isEqualTo("adopt");
        assertThat(control.getLink()).isEqualTo("case:" + CASE + "1");
        assertThat(control.getCaseArn()).isEqualTo(CASE + "1");
        assertThat(control.getSite()).isEqualTo("acme.example");
        assertThat(control.getIssueId()).isEqualTo("10001");
    }
}
