// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsMainTest {

    @Test
    void shouldGiveCodeTwoForUnusableArguments(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("app.properties"), "bootstrap.servers=b:1\ntopic.prefx=x\n");
        String app = MirrorApp.class.getName();

        assertThat(run()).isEqualTo(2);
        assertThat(run("no.such.App")).isEqualTo(2);
        assertThat(run("java.lang.String")).isEqualTo(2);
        assertThat(run(app, "--unknown")).isEqualTo(2);
        assertThat(run(app)).as("without brokers").isEqualTo(2);
        assertThat(run(app, "--config", folder.resolve("absent").toString())).isEqualTo(2);
        assertThat(run(app, "--config", file.toString())).as("unknown setting").isEqualTo(2);
    }

    @Test
    void shouldGiveCodeTwoForBrokersThatCannotBeFound() throws InterruptedException {
        assertThat(StreamsMain.run(
                        new String[] {
                            MirrorApp.class.getName(),
                            "bootstrap.servers=nowhere.invalid:9092",
                            "schema.serde.schema.registry.url=http://127.0.0.1:1"
                        },
                        Map.of("CASEWIRE_BUILD", "never")))
                .isEqualTo(2);
    }

    private static int run(String... arguments) throws InterruptedException {
        return StreamsMain.run(arguments, Map.of());
    }
}
