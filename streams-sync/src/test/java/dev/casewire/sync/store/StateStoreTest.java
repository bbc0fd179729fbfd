// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.sync.field.CaseFacts;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldState;
import dev.casewire.sync.field.Flight;
import dev.casewire.sync.field.Values;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.item.ItemState;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.SideState;
import dev.casewire.sync.link.Stage;
import dev.casewire.testkit.GoldenFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StateStoreTest {
    private static final CaseArn CASE = new CaseArn("arn:aws:security-ir:eu-west-1:111122223333:case/4");

    private final KeyValueStore<String, byte[]> records = store("records");
    private final KeyValueStore<String, byte[]> texts = store("texts");
    private final StateStore<LinkState> links = new StateStore<>(records, texts, new StateCodec<>(LinkState.class));

    private static KeyValueStore<String, byte[]> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withLoggingDisabled()
                .withCachingDisabled()
                .build();
    }

    @BeforeEach
    void open() {
        MockProcessorContext<String, byte[]> context = new MockProcessorContext<>();
        records.init(context.getStateStoreContext(), records);
        texts.init(context.getStateStoreContext(), texts);
    }

    @AfterEach
    void close() {
        records.close();
        texts.close();
    }

    @Test
    void shouldReadWhatItWroteWhateverItsLength() {
        LinkState state = state(24, 32_767);

        links.put("link", state);

        assertThat(links.find("link")).contains(state);
    }

    @Test
    void shouldKeepEveryRecordUnder64KiBWhenEverythingIsAsLargeAsItGets() {
        links.put("link", state(24, 32_767));

        assertThat(largest(records)).isLessThanOrEqualTo(StateStore.RECORD_MAX);
        assertThat(largest(texts)).isLessThanOrEqualTo(StateStore.RECORD_MAX);
    }

    @Test
    void shouldForgetTextsThatTheRecordNamesNoMore() {
        links.put("link", state(3, 5_000));
        links.put("link", LinkState.born(LinkId.bornAs(CASE), 5));
        assertThat(count(texts)).isZero();

        links.put("link", state(3, 5_000));
        links.delete("link");
        assertThat(count(texts)).isZero();
        assertThat(count(records)).isZero();
    }

    @Test
    void shouldWriteALongTextOnceHoweverOftenTheRecordNamesIt() {
        String text = "x".repeat(5_000);
        Values both = new Values(text, text);
        FieldState field = FieldState.NEW.agreed(both).seeing(Side.CASE, new FieldState.Seen(text, new Version(1, 2)));
        LinkState state = with(Map.of(FieldName.DESCRIPTION, field));

        links.put("link", state);

        assertThat(count(texts)).isEqualTo(1);
        assertThat(links.find("link")).contains(state);
    }

    @Test
    void shouldRefuseARecordOfALaterVersion() {
        byte[] bytes = new StateCodec<>(LinkState.class).encode(LinkState.born(LinkId.bornAs(CASE), 5));
        bytes[0] = 9;

        assertThatThrownBy(() -> new StateCodec<>(LinkState.class).decode(bytes))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 9");
    }

    @Test
    void shouldStandByTheCommittedSchemas() {
        GoldenFile.assertMatches(
                new StateCodec<>(LinkState.class).schema().toString(true),
                Path.of("src/test/resources/state/LinkState-" + StateCodec.VERSION + ".avsc"));
        GoldenFile.assertMatches(
                new StateCodec<>(ItemState.class).schema().toString(true),
                Path.of("src/test/resources/state/ItemState-" + StateCodec.VERSION + ".avsc"));
    }

    /** Three bytes a character, every value another one, eight values sent. */
    private static LinkState state(int fields, int length) {
        Map<FieldName, FieldState> all = new LinkedHashMap<>();
        for (int i = 0; i < fields; i++) {
            FieldState field = FieldState.NEW
                    .seeing(Side.CASE, new FieldState.Seen(text(i, "case", length), new Version(1, 2)))
                    .seeing(Side.ISSUE, new FieldState.Seen(text(i, "issue", length), new Version(1, 3)));
            for (int sent = 0; sent < 8; sent++) {
                String wanted = text(i, "wanted" + sent, length);
                field = field.sending(new Flight(
                        Side.ISSUE, sent, wanted, new Values(text(i, "base" + sent, length), wanted), Flight.OPEN));
            }
            all.put(new FieldName("field-" + i), field);
        }
        return with(all);
    }

    private static String text(int field, String what, int length) {
        return (field + what + "漢".repeat(length)).substring(0, length);
    }

    private static LinkState with(Map<FieldName, FieldState> fields) {
        return new LinkState(
                LinkId.bornAs(CASE),
                1,
                new Stage.Paired(),
                CASE,
                new IssueId("acme.example", "10"),
                List.of(),
                CaseFacts.UNKNOWN,
                fields,
                SideState.NEW,
                SideState.NEW,
                null,
                false);
    }

    private static int largest(KeyValueStore<String, byte[]> store) {
        int largest = 0;
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            while (all.hasNext()) {
                largest = Math.max(largest, all.next().value.length);
            }
        }
        assertThat(largest).isPositive();
        return largest;
    }

    private static int count(KeyValueStore<String, byte[]> store) {
        try (KeyValueIterator<String, byte[]> all = store.all()) {
            return Utils.toList(all).size();
        }
    }
}
