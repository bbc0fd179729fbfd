// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.s3.sink.format.FormatKind;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AppFabricLayoutTest {

    private static final UUID INGESTION = UUID.fromString("0b8a4a0e-6d3b-4b55-9f7f-5b3c0f4d1c2a");
    private static final UUID DESTINATION = UUID.fromString("7f1de0a5-1f53-4c4e-8a3a-2a9f3f0f6c11");

    private final Layout layout = new AppFabricLayout("lake/", "OCSF/PARQUET", "JIRA", INGESTION, DESTINATION);

    @Test
    void shouldNameAnObjectByDayMillisecondAndIdOfItsFirstRecord() {
        String key = layout.keyOf(
                new RecordPlace("ocsf.v1_8.user_access", 3, 17, Instant.parse("2026-11-21T23:59:59.999Z")));

        assertThat(key)
                .isEqualTo("lake/AWSAppFabric/AuditLog/OCSF/PARQUET/JIRA/" + INGESTION + "/" + DESTINATION
                        + "/20261121/AuditLog-1795305599999-" + PlaceId.of(place("ocsf.v1_8.user_access", 3, 17)));
    }

    @Test
    void shouldPutRawRecordsBesideOcsfEvents() {
        Layout raw = new AppFabricLayout("", FormatKind.RAW.appFabricPath(), "JIRA", INGESTION, DESTINATION);

        assertThat(raw.keyOf(place("jira.audit.record.v1", 0, 0)))
                .startsWith(
                        "AWSAppFabric/AuditLog/RAW/JSON/JIRA/" + INGESTION + "/" + DESTINATION + "/20261121/AuditLog-");
    }

    @Test
    void shouldGiveTheSameKeyForTheSamePlaceAndAnotherForAnyOther() {
        String key = layout.keyOf(place("a", 1, 11));

        assertThat(layout.keyOf(place("a", 1, 11))).isEqualTo(key);
        assertThat(layout.keyOf(place("b", 1, 11))).isNotEqualTo(key);
        assertThat(layout.keyOf(place("a", 11, 1))).isNotEqualTo(key);
        assertThat(layout.keyOf(place("a", 1, 12))).isNotEqualTo(key);
    }

    @Test
    void shouldKeepRecordsOfDifferentDaysInOneObject() {
        RecordPlace today = new RecordPlace("a", 0, 1, Instant.parse("2026-11-21T10:00:00Z"));
        RecordPlace tomorrow = new RecordPlace("a", 0, 2, Instant.parse("2026-11-22T10:00:00Z"));

        assertThat(layout.partOf(today)).isEqualTo(layout.partOf(tomorrow));
    }

    private static RecordPlace place(String topic, int partition, long offset) {
        return new RecordPlace(topic, partition, offset, Instant.parse("2026-11-21T10:00:00Z"));
    }
}
