// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridesTest {

    @Test
    void shouldWinOverThePartsOwnSettingsOnly(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("my.properties"), "sink.format = jsonl \nsource.audit.start=P90D\nsink.layout=\n");
        Overrides overrides = Overrides.read(file);

        assertThat(overrides.over("sink", Map.of("format", "parquet", "layout", "appfabric", "s3.bucket", "b")))
                .isEqualTo(Map.of("format", "jsonl", "s3.bucket", "b"));
        assertThat(overrides.over("source", Map.of())).isEqualTo(Map.of("audit.start", "P90D"));
    }

    @Test
    void shouldRefuseAKeyThatIsForNoPart() {
        assertThatThrownBy(() -> new Overrides(Map.of("snk.format", "jsonl")))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("'snk.format'")
                .hasMessageContaining("sink");
    }

    @Test
    void shouldNameTheFileThatCannotBeRead(@TempDir Path folder) {
        assertThatThrownBy(() -> Overrides.read(folder.resolve("absent.properties")))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("absent.properties");
    }

    @Test
    void shouldNotTellValues() {
        assertThat(new Overrides(Map.of("source.jira.api.token", "hush")).toString())
                .contains("source.jira.api.token")
                .doesNotContain("hush");
    }
}
