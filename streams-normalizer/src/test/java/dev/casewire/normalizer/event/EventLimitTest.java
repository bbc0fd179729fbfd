// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLimitTest {
    private static final int MAX = 64 * 1024;

    private final EventClass eventClass = EventClass.of("1.8.0", "group_management");
    private final EventLimit limit = new EventLimit(MAX);

    /** An event with what OCSF requires, small. */
    private EventDraft draft() {
        EventDraft draft = eventClass.draft(6, "Create");
        put(draft, "time", 1L);
        put(draft, "severity_id", 1);
        put(draft, "metadata.version", "1.8.0");
        put(draft, "metadata.product.name", "Jira");
        put(draft, "group.name", "staff");
        return draft;
    }

    private void put(EventDraft draft, String path, Object value) {
        eventClass.slot(path).put(draft, value);
    }

    private static String text(FlatRecord event, String path) {
        return String.valueOf(event.get(event.layout().place(path)));
    }

    @Test
    void shouldLeaveASmallEventAlone() {
        EventDraft draft = draft();
        put(draft, "raw_data", "{}");

        assertThat(limit.fit(draft.finish())).isEqualTo(new EventLimit.Fit.Whole());
    }

    @Test
    void shouldCutTheRawRecordFirst() {
        EventDraft draft = draft();
        put(draft, "raw_data", "r".repeat(60_000));
        put(draft, "message", "m".repeat(50_000));

        FlatRecord event = draft.finish();

        assertThat(limit.fit(event)).isInstanceOf(EventLimit.Fit.Cut.class);
        assertThat(text(event, "message")).hasSize(50_000);
        assertThat(text(event, "raw_data")).hasSizeBetween(1, 16_000);
        assertThat(draft.encoded().size()).isLessThanOrEqualTo(MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\u20ac", "\uD83D\uDE80", "\""})
    void shouldCutTheLongestTextsByTheirBytes(String unit) {
        EventDraft draft = draft();
        put(draft, "message", unit.repeat(300_000 / unit.length()));
        draft.unmapped("note", unit.repeat(100_000));

        FlatRecord event = draft.finish();

        assertThat(limit.fit(event)).isInstanceOf(EventLimit.Fit.Cut.class);
        assertThat(event.members(event.layout().place("group"))).hasToString("{name=staff}");
        assertThat(draft.encoded().size()).isLessThanOrEqualTo(MAX);
        assertThat(text(event, "message")).doesNotContain("?");
    }

    @Test
    void shouldKeepJsonReadableWhenItIsCut() {
        EventDraft draft = draft();
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 20_000; i++) {
            many.put("key" + i, "value \"" + i + "\"");
        }
        draft.unmapped("many", many);

        FlatRecord event = draft.finish();

        assertThat(limit.fit(event)).isInstanceOf(EventLimit.Fit.Cut.class);
        assertThat(text(event, "unmapped"))
                .startsWith("{\"truncated\":\"{\\\"many\\\":")
                .endsWith("\"}");
    }

    @Test
    void shouldNotCutTheIdentity() {
        EventDraft draft = draft();
        put(draft, "metadata.uid", "u".repeat(100_000));

        assertThat(limit.fit(draft.finish())).isInstanceOf(EventLimit.Fit.TooLarge.class);
    }

    @Test
    void shouldNeverUnderstateTheSize() {
        EventDraft draft = draft();
        put(draft, "message", "a\u00e9\u20ac\uD83D\uDE80\uD83D");
        FlatRecord event = draft.finish();

        assertThat(EventSize.bytes(event))
                .isGreaterThanOrEqualTo(draft.encoded().size());
    }
}
