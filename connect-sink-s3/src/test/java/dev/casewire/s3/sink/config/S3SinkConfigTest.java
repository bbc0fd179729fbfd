// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.s3.sink.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3SinkConfigTest {

    @Test
    void shouldReadWhatIsSetAndDefaultTheRest() {
        S3SinkConfig config = S3SinkConfig.parse(TestSettings.with("s3.prefix", "lake", "rotate.interval.ms", "60000"));

        assertThat(config.store().bucket()).isEqualTo("audit");
        assertThat(config.store().keys()).as("the default chain").isNull();
        assertThat(config.store().headers().encryption()).isNull();
        assertThat(config.rotation().interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.layout().keyOf(new dev.casewire.s3.sink.layout.RecordPlace("a", 1, 2, Instant.EPOCH)))
                .isEqualTo("lake/a/1-0000000000000000002.jsonl");
    }

    @Test
    void shouldLetTheDefaultSizeGiveWayToASmallerBuffer() {
        S3SinkConfig config = S3SinkConfig.parse(TestSettings.with("buffer.bytes.max", "2097152"));

        assertThat(config.rotation().bytes()).isEqualTo(2_097_152);
    }

    @Test
    void shouldNameEveryProblemWithItsKeyWhenParsedAllTheSame() {
        Map<String, String> settings =
                TestSettings.with("s3.buckt", "x", "consumer.override.isolation.level", "read_uncommitted");

        assertThatThrownBy(() -> S3SinkConfig.parse(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("s3.buckt: Unknown setting 's3.buckt'. Did you mean 's3.bucket'?")
                .hasMessageContaining("consumer.override.isolation.level: It is read_uncommitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3.bucket", "s3.region"})
    void shouldRefuseAnEmptyValueOfWhatMustBeSet(String key) {
        Map<String, String> settings = TestSettings.with(key, "");

        assertThatThrownBy(() -> S3SinkConfig.parse(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("Write a ");
    }

    @Test
    void shouldNotTellSecrets() {
        S3SinkConfig config = S3SinkConfig.parse(
                TestSettings.with("s3.access.key.id", "AKIDEXAMPLE", "s3.secret.access.key", "c4n4ry-secret"));

        assertThat(config.toString()).doesNotContain("c4n4ry-secret");
        assertThat(S3SinkConfig.definition().configKeys().get("s3.secret.access.key").type)
                .isEqualTo(ConfigDef.Type.PASSWORD);
    }

    @Test
    void shouldDocumentGroupAndOrderEverySetting() {
        assertThat(S3SinkConfig.definition().configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).as(key.name).endsWith(".");
            assertThat(key.group)
                    .as(key.name)
                    .isIn("S3", "Objects", "AppFabric layout", "Security Lake layout", "Rotation");
            assertThat(key.orderInGroup).as(key.name).isPositive();
            assertThat(key.displayName).as(key.name).isNotEqualTo(key.name);
        });
    }
}
