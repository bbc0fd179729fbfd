// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.testkit.OcsfJudge;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every real record that we hold, judged by a validator that is not ours. */
class CorpusTest {
    private final RecordMapping mapper = Mapping.mapper(MappingOptions.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldMakeOnlyValidEventsOfRealRecords(String version) {
        OcsfJudge judge = OcsfJudge.ofVersion(version);
        List<String> events = new ArrayList<>();
        for (JiraAuditRecord record : CorpusRecords.all()) {
            Mapping.json(record, version).forEach(event -> events.add(event.toString()));
        }

        OcsfJudge.Verdict verdict = judge.judge(events);

        assertThat(verdict.errors()).isEmpty();
        // A Data Center with an internal directory takes addresses of hosts without a dot, which OCSF's pattern does
        // not.
        assertThat(verdict.warnings()).allMatch(warning -> warning.contains("does not look like email_t"));
        assertThat(verdict.events()).isEqualTo(events.size());
    }

    @Test
    void shouldMakeAtLeastOneTraceableEventOfEveryRecord() {
        for (JiraAuditRecord record : CorpusRecords.all()) {
            List<MappedEvent> events = Mapping.events(mapper, record);

            String uid = record.getSite() + ":" + record.getId();
            assertThat(events).isNotEmpty();
            if (events.size() == 1) {
                assertThat(events.get(0).uid()).isEqualTo(uid);
            } else {
                for (int i = 0; i < events.size(); i++) {
                    assertThat(events.get(i).uid()).isEqualTo(uid + "#" + (i + 1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldKnowEveryKindByARuleOfItsOwn(String version) {
        RecordMapping ofVersion = Mapping.mapper(version, MappingOptions.defaults());
        List<String> unknown = new ArrayList<>();
        for (JiraAuditRecord record : CorpusRecords.all()) {
            for (MappedEvent event : Mapping.events(ofVersion, record)) {
                if (event.route() != Route.SPECIFIC) {
                    unknown.add(record.getCategory() + " / " + record.getAction());
                }
            }
        }

        assertThat(unknown).isEmpty();
    }
}
