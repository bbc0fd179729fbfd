// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.schemas.Topics;
import dev.casewire.testkit.MutableClock;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TypeAuditRecordTest {
    private static final String JSON = "{\"id\":5,\"summary\":\"s\",\"created\":\"2020-01-01T00:00:00Z\"}";
    private final MutableClock clock = MutableClock.at("2026-11-21T10:00:00Z");
    private final TypeAuditRecord<SourceRecord> typing = new TypeAuditRecord<>(clock);

    @AfterEach
    void close() {
        typing.close();
    }

    @Test
    void shouldMakeTheRecordOfTheConnector() {
        typing.configure(Map.of("site", "acme", "topic.prefix", "dev."));

        SourceRecord typed = typing.apply(record(JSON));

        assertThat(typed.topic()).isEqualTo("dev.jira.audit.record.v1");
        assertThat(typed.key()).isEqualTo("acme:5");
        assertThat(typed.timestamp()).isEqualTo(clock.millis());
        assertThat(typed.headers().lastWithName("casewire-topic").value()).isEqualTo("jira.audit.record.v1");
        Struct value = (Struct) typed.value();
        assertThat(value.getString("sourceJson")).isEqualTo(JSON);
        assertThat(value.get("fetchedAt")).isEqualTo(Date.from(clock.instant()));
        assertThat(value.getString("problem")).isNull();
    }

    @Test
    void shouldTakeBytesAndAnyText() {
        typing.configure(Map.of("site", "acme", "shape", "server"));

        Struct fromBytes = (Struct)
                typing.apply(record(JSON.getBytes(StandardCharsets.UTF_8))).value();
        Struct fromNonsense = (Struct) typing.apply(record("nonsense")).value();

        assertThat(fromBytes.getString("shape")).isEqualTo("server");
        assertThat(fromNonsense.getString("problem")).contains("no JSON");
    }

    @Test
    void shouldRefuseWhatIsNoText() {
        typing.configure(Map.of("site", "acme"));

        assertThatThrownBy(() -> typing.apply(record(null))).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> typing.apply(record(42)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void shouldNeedASite() {
        assertThatThrownBy(() -> typing.configure(Map.of())).isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> typing.configure(Map.of("site", "a", "shape", "guess")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void shouldBeFoundByTheWorker() {
        assertThat(ServiceLoader.load(Transformation.class).stream().map(ServiceLoader.Provider::type))
                .anyMatch(type -> type.equals(TypeAuditRecord.class));
    }

    @Test
    void shouldWriteTopicsThatAreListed() {
        assertThat(Topics.load().find(TopicNames.AUDIT)).isPresent();
        assertThat(Topics.load().find(TopicNames.STATE)).isPresent();
    }

    private static SourceRecord record(Object value) {
        return new SourceRecord(Map.of(), Map.of(), "in", null, value);
    }
}
