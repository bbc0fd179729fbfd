// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.testkit.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateLayoutTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void shouldFillInEveryVariable() {
        Layout layout = new TemplateLayout(
                "p/", "{topic}/{year}/{month}/{day}/{hour}/{partition}-{offset}-{uuid}.{extension}", "jsonl");

        RecordPlace first = new RecordPlace("audit.v1", 12, 345, TIME);
        assertThat(layout.keyOf(first))
                .isEqualTo("p/audit.v1/2026/01/02/03/12-0000000000000000345-" + PlaceId.of(first) + ".jsonl");
    }

    @Test
    void shouldPartRecordsByTheTimesItNamesAndByNoOthers() {
        Layout layout = new TemplateLayout("", "{year}/{month}/{day}/{uuid}", "parquet");

        String part = layout.partOf(new RecordPlace("a", 0, 0, TIME));
        assertThat(layout.partOf(new RecordPlace("a", 0, 1, TIME.plus(Duration.ofHours(20)))))
                .isEqualTo(part);
        assertThat(layout.partOf(new RecordPlace("a", 0, 2, TIME.plus(Duration.ofHours(21)))))
                .isNotEqualTo(part);
        assertThat(new TemplateLayout("", "{uuid}", "parquet").partOf(new RecordPlace("a", 0, 0, TIME)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{topic}/{partition}/{offset}",
                "{topic}-{partition}-{offset}",
                "{partition}-{topic}{offset}",
                "{uuid}"
            })
    void shouldNeverGiveTwoPlacesTheSameKey(String template) {
        Layout layout = new TemplateLayout("", template, "parquet");
        Seeded seeded = new Seeded(7);
        Map<String, String> placeByKey = new HashMap<>();

        for (int i = 0; i < 5_000; i++) {
            // Few characters and small numbers: neighbours that a careless spelling would confuse.
            String topic = "t" + seeded.oneOf(List.of("", ".", "-1", "1", "11", "_"));
            RecordPlace place = new RecordPlace(topic, seeded.between(0, 11), seeded.between(0, 200), TIME);
            String other = placeByKey.put(layout.keyOf(place), place.toString());
            assertThat(other == null || other.equals(place.toString()))
                    .as("%s and %s", other, place)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{topic}/{offset}               | {partition}",
                "objects                        | {uuid}",
                "{topik}/{uuid}                 | {topik} is not a variable",
                "/{uuid}                        | neither begins",
                "a//{uuid}                      | neither begins",
                "{uuid}/                        | neither begins",
                "../{uuid}                      | no step \"..\"",
                "a b/{uuid}                     | holds a character",
                "{uuid                          | holds a character",
                "{topic}{partition}-{offset}    | a separator",
                "{topic}1{partition}-{offset}   | a separator"
            })
    void shouldSayWhatIsWrongWithATemplate(String template, String sentence) {
        assertThatThrownBy(() -> new TemplateLayout("", template, "parquet"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
