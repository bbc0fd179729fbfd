// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.CorpusRecords;
import dev.casewire.normalizer.mapping.Mapping;
import dev.casewire.schemas.ocsf.validate.Finding;
import dev.casewire.schemas.ocsf.validate.OcsfValidator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Our validator beside the independent one: the same findings at the same places. An event that the other fails on must be
 * an error to ours.
 */
class OcsfValidatorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MUTATED = 10_000;

    private static List<ObjectNode> corpus(String version) {
        List<ObjectNode> events = new ArrayList<>();
        for (JiraAuditRecord record : CorpusRecords.all()) {
            for (JsonNode event : Mapping.json(record, version)) {
                events.add((ObjectNode) event);
            }
        }
        return events;
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldAgreeOnEveryEventOfTheCorpus(String version) {
        List<String> events = corpus(version).stream().map(ObjectNode::toString).toList();

        assertAgreed(version, events);
        assertThat(events)
                .allSatisfy(event -> assertThat(OcsfValidator.ofVersion(version).errors(tree(event)))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "1.1.0"})
    void shouldAgreeOnMutatedEvents(String version) {
        MutatedEvents mutated = new MutatedEvents(1, corpus(version));
        List<String> events = new ArrayList<>();
        for (int i = 0; i < MUTATED; i++) {
            events.add(mutated.next());
        }

        assertAgreed(version, events);
        OcsfValidator validator = OcsfValidator.ofVersion(version);
        assertThat(events)
                .filteredOn(event -> !validator.errors(tree(event)).isEmpty())
                .hasSizeBetween(MUTATED / 2, MUTATED - 100);
    }

    @Test
    void shouldRefuseWhatIsNoEvent() {
        OcsfValidator validator = OcsfValidator.ofVersion("1.8.0");

        assertThat(validator.errors("text")).extracting(Finding::rule).containsExactly(Finding.Rule.NO_OBJECT);
        assertThat(validator.errors(tree("{}"))).extracting(Finding::rule).containsExactly(Finding.Rule.UNKNOWN_CLASS);
        assertThat(validator.errors(tree("{\"class_uid\":3001}")).toString()).contains("user: is required");
    }

    private static void assertAgreed(String version, List<String> events) {
        OcsfValidator validator = OcsfValidator.ofVersion(version);
        List<List<String>> theirs = PythonValidator.findings(version, events);
        assertThat(theirs).hasSameSizeAs(events);
        List<String> differences = new ArrayList<>();
        int judgedByOne = 0;
        for (int i = 0; i < events.size(); i++) {
            List<String> ours = validator.validate(tree(events.get(i))).stream()
                    .map(finding -> finding.rule() + " " + finding.path())
                    .sorted()
                    .toList();
            boolean isJudgedByOne = theirs.get(i).equals(PythonValidator.CANNOT_JUDGE);
            boolean isAgreed =
                    isJudgedByOne ? !validator.errors(tree(events.get(i))).isEmpty() : ours.equals(theirs.get(i));
            judgedByOne += isJudgedByOne ? 1 : 0;
            if (!isAgreed) {
                differences.add(ours + " but " + theirs.get(i) + " for " + events.get(i));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(judgedByOne).as("events that only one can judge").isLessThan(events.size() / 20);
    }

    private static Object tree(String json) {
        try {
            return JSON.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
