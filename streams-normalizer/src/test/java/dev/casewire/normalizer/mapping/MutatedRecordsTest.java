// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.testkit.OcsfJudge;
import dev.casewire.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source sends: never a crash, never an invalid event, never a record without an event. */
class MutatedRecordsTest {
    private static final int RECORDS = 200;

    static LongStream seeds() {
        return Seeded.seeds(4);
    }

    static LongStream fewSeeds() {
        return Seeded.seeds(2);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldMakeOnlyValidEventsOfBrokenRecords(long seed) {
        OcsfJudge judge = OcsfJudge.ofVersion("1.8.0");
        OcsfJudge older = OcsfJudge.ofVersion("1.1.0");
        MutatedRecords records = new MutatedRecords(seed);
        List<String> events = new ArrayList<>();
        List<String> olderEvents = new ArrayList<>();

        for (int i = 0; i < RECORDS; i++) {
            JiraAuditRecord record = records.next();
            List<JsonNode> made = Mapping.json(record);
            List<JsonNode> olderMade = Mapping.json(record, "1.1.0");
            assertThat(made).isNotEmpty();
            assertThat(olderMade).isNotEmpty();
            made.forEach(event -> events.add(event.toString()));
            olderMade.forEach(event -> olderEvents.add(event.toString()));
        }

        assertThat(judge.errors(events)).isEmpty();
        assertThat(older.errors(olderEvents)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void shouldKeepEventsOfHugeRecordsSmallAndValid(long seed) {
        OcsfJudge judge = OcsfJudge.ofVersion("1.8.0");
        RecordMapping mapper = Mapping.mapper(new MappingOptions(RawDataMode.FULL, 200_000, false));
        MutatedRecords records = new MutatedRecords(seed);
        List<String> events = new ArrayList<>();

        for (int i = 0; i < 25; i++) {
            for (MappedEvent event : Mapping.events(mapper, records.nextHuge())) {
                byte[] bytes = Mapping.encode(event.record());
                assertThat(bytes.length).isLessThanOrEqualTo(200_000);
                events.add(EventJson.of(Mapping.decode(bytes, event.record())).toString());
            }
        }

        assertThat(judge.errors(events)).isEmpty();
    }

    @Test
    void shouldMapTheSameRecordToTheSameEvents() {
        RecordMapping mapper = Mapping.mapper(MappingOptions.defaults());
        MutatedRecords records = new MutatedRecords(99);
        for (int i = 0; i < RECORDS; i++) {
            JiraAuditRecord record = records.next();
            List<GenericRecord> first = Mapping.events(mapper, record).stream()
                    .<GenericRecord>map(MappedEvent::record)
                    .toList();
            List<GenericRecord> second = Mapping.events(mapper, record).stream()
                    .<GenericRecord>map(MappedEvent::record)
                    .toList();
            assertThat(first).isEqualTo(second);
        }
    }
}
