// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.registry.EncodedRecord;
import dev.casewire.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written flat is what Avro would write of the same values in a tree. */
class FlatRecordTest {
    private static final int EVENTS = 200;

    private final EventClass eventClass = EventClass.of("1.8.0", "web_resources_activity");

    static LongStream seeds() {
        return Seeded.seeds(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldReadAsItWasPutWhateverOthersPutBefore(long seed) {
        Seeded seeded = new Seeded(seed);
        List<String> paths = leaves(eventClass.schema(), "");
        paths.removeAll(List.of("activity_name", "type_name"));
        Map<String, Object> constants = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            String path = seeded.oneOf(paths);
            constants.put(path, value(path, seeded));
        }
        EventStart start = start(constants);
        for (int i = 0; i < EVENTS; i++) {
            EventDraft draft = start.draft();
            require(draft);
            Map<String, Object> put = new LinkedHashMap<>();
            for (int n = seeded.between(0, 25); n > 0; n--) {
                String path = seeded.oneOf(paths);
                put.put(path, value(path, seeded));
                eventClass.slot(path).put(draft, put.get(path));
            }

            EncodedRecord event = draft.encoded();

            put.forEach((path, value) -> assertThat(at(event, path)).isEqualTo(String.valueOf(value)));
            constants.forEach((path, value) ->
                    assertThat(at(event, path)).isEqualTo(String.valueOf(put.getOrDefault(path, value))));
            assertThat(at(event, "class_name")).isNotEqualTo("null");
        }
    }

    @Test
    void shouldWriteNothingOfARecordThatWasTakenOut() {
        EventDraft draft = start(Map.of("src_endpoint.ip", "192.0.2.1", "src_endpoint.name", "host"))
                .draft();
        require(draft);
        eventClass.slot("src_endpoint.uid").put(draft, "x");

        draft.record().remove(eventClass.layout().place("src_endpoint"));
        draft.record().put(eventClass.layout().place("src_endpoint.name"), "nowhere");

        EncodedRecord event = draft.encoded();
        assertThat(at(event, "src_endpoint")).isEqualTo("null");
        assertThat(at(event, "metadata.product.name")).isEqualTo("Jira");
    }

    @Test
    void shouldTellWhatAnEventLacks() {
        EventDraft draft = eventClass.draft(1, "Create");

        assertThatThrownBy(draft::encoded)
                .isInstanceOf(AvroTypeException.class)
                .hasMessageContaining("metadata is required");
    }

    private EventStart start(Map<String, Object> constants) {
        Map<EventSlot, Object> slots = new LinkedHashMap<>();
        constants.forEach((path, value) -> slots.put(eventClass.slot(path), value));
        return eventClass.start().with(slots).ofActivity(3, "Update");
    }

    private void require(EventDraft draft) {
        Map<String, Object> required = Map.of(
                "time",
                1L,
                "severity_id",
                1,
                "metadata.version",
                "1.8.0",
                "metadata.product.name",
                "Jira",
                "web_resources.name",
                "x");
        required.forEach((path, value) -> eventClass.slot(path).put(draft, value));
    }

    /** All paths but those of objects with demands of their own. */
    private List<String> leaves(Schema record, String base) {
        List<String> paths = new ArrayList<>();
        for (Schema.Field field : record.getFields()) {
            String path = base + field.name();
            Schema value = LeafType.valueOf(field.schema());
            if (value.getType() == Schema.Type.RECORD) {
                boolean isFree =
                        value.getFields().stream().allMatch(it -> it.schema().isNullable());
                paths.addAll(isFree ? leaves(value, path + ".") : List.of());
            } else if (field.schema().isNullable()
                    && eventClass
                            .path(path)
                            .filter(it -> it.leafType() != LeafType.JSON)
                            .isPresent()) {
                paths.add(path);
            }
        }
        return paths;
    }

    private Object value(String path, Seeded seeded) {
        return switch (eventClass.path(path).orElseThrow().leafType()) {
            case INT -> seeded.between(0, 1000);
            case LONG -> (long) seeded.between(0, 1000) * Integer.MAX_VALUE;
            case BOOLEAN -> seeded.chance(50);
            case TEXTS -> List.of("one", seeded.word(5));
            default -> readable(seeded.text(12));
        };
    }

    /** What UTF-8 keeps of a text. */
    private static String readable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static String at(GenericRecord event, String path) {
        Object at = event;
        for (String name : path.split("\\.", -1)) {
            at = at instanceof GenericRecord record ? record.get(name) : null;
        }
        return at instanceof GenericData.Array<?> list ? List.copyOf(list).toString() : String.valueOf(at);
    }
}
