// SPDX-License-Identifier: Apache-2.0
package dev.casewire.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;

class ConfigProblemTest {
    private static final ConfigDef DEFINITION = new ConfigDef()
            .define("s3.bucket", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Bucket.")
            .define("s3.secret.access.key", ConfigDef.Type.PASSWORD, null, ConfigDef.Importance.HIGH, "Secret.");

    @Test
    void shouldAnswerOnTheKeyOfTheProblem() {
        Config config = validated(Map.of("s3.bucket", "b"));

        Config answer = ConfigProblem.attach(config, List.of(new ConfigProblem("s3.bucket", "No such bucket.")));

        assertThat(named(answer, "s3.bucket").errorMessages()).containsExactly("No such bucket.");
        assertThat(ConfigProblem.isFlawless(answer)).isFalse();
    }

    @Test
    void shouldKeepWhatTheDefinitionFound() {
        Config answer = ConfigProblem.attach(validated(Map.of()), List.of(new ConfigProblem("s3.bucket", "Second.")));

        assertThat(named(answer, "s3.bucket").errorMessages()).hasSize(2).contains("Second.");
    }

    @Test
    void shouldNotRepeatTheValueOfAnUnknownKeyWhenItMayBeASecret() {
        Map<String, String> settings = Map.of("s3.bucket", "b", "s3.secret.acess.key", "canary");

        Config answer = ConfigProblem.attach(
                validated(settings), UnknownSettings.in(settings, DEFINITION.names(), ConnectSettings.SINK));

        ConfigValue unknown = named(answer, "s3.secret.acess.key");
        assertThat(unknown.value()).isNull();
        assertThat(unknown.errorMessages())
                .containsExactly("Unknown setting 's3.secret.acess.key'. Did you mean 's3.secret.access.key'? Rename or"
                        + " remove it.");
        assertThat(answer.configValues().toString()).doesNotContain("canary");
    }

    private static Config validated(Map<String, String> settings) {
        return new Config(DEFINITION.validate(settings));
    }

    private static ConfigValue named(Config config, String key) {
        return config.configValues().stream()
                .filter(value -> value.name().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
