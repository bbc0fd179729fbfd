// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OcsfJudgeTest {

    private static final String GOOD = """
            {"category_uid":3,"class_uid":3001,"activity_id":1,"type_uid":300101,"severity_id":1,"time":1700000000000,
             "user":{"name":"Zo\u00eb \u2028 \uD83D\uDE80","uid":"7"},
             "metadata":{"version":"1.8.0","product":{"name":"Jira","vendor_name":"Atlassian"}}}
            """;

    @Test
    void shouldAcceptAValidEvent() {
        OcsfJudge.Verdict verdict = OcsfJudge.ofVersion("1.8.0").judge(List.of(GOOD, GOOD));

        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.events()).isEqualTo(2);
    }

    @Test
    void shouldNameThePlaceOfEachError() {
        List<String> errors =
                OcsfJudge.ofVersion("1.8.0").errors(List.of(GOOD, GOOD.replace("\"severity_id\":1,", ""), "{}"));

        assertThat(errors)
                .anySatisfy(
                        e -> assertThat(e).startsWith("event 1 class=3001: ").contains("severity_id"))
                .anySatisfy(e -> assertThat(e).startsWith("event 2 class=None: "))
                .noneSatisfy(e -> assertThat(e).startsWith("event 0"));
    }
}
