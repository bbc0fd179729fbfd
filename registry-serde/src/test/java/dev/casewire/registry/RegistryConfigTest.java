// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {

    @Test
    void shouldKeepThePathOfEachUrl() {
        RegistryConfig config = RegistryConfig.from(
                Map.of(RegistryConfig.URL, "http://one:8080/apis/ccompat/v7/, https://two", "other.setting", 1));

        assertThat(config.urls())
                .containsExactly(URI.create("http://one:8080/apis/ccompat/v7"), URI.create("https://two"));
        assertThat(config.credentials()).isEmpty();
    }

    @Test
    void shouldRefuseCredentialsInTheUrlWithoutTellingThem() {
        assertThatThrownBy(() -> RegistryConfig.from(Map.of(RegistryConfig.URL, "http://me:hunter2@host")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("basic.auth.user.info")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> RegistryConfig.from(Map.of(RegistryConfig.URL, "http://me:hunter2@ho st")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNameTheSettingThatIsMissingOrWrong() {
        assertThatThrownBy(() -> RegistryConfig.from(Map.of())).hasMessageContaining("schema.registry.url");
        assertThatThrownBy(() -> RegistryConfig.from(Map.of(RegistryConfig.URL, "")))
                .hasMessageContaining("at least one URL");
        assertThatThrownBy(() -> RegistryConfig.from(Map.of(RegistryConfig.URL, "localhost:8081")))
                .hasMessageContaining("http or https");
        assertThatThrownBy(() -> RegistryConfig.from(Map.of(
                        RegistryConfig.URL, "http://h",
                        RegistryConfig.CREDENTIALS_SOURCE, "USER_INFO",
                        RegistryConfig.USER_INFO, "no-colon")))
                .hasMessageContaining("basic.auth.user.info")
                .hasMessageNotContaining("no-colon");
    }
}
