// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1}\n\n{\"id\":2}\n",
                "[{\"id\":1},\n {\"id\":2}]",
                "{\n  \"id\": 1\n}\n{\n  \"id\": 2\n}",
                "{\"offset\":0,\"records\":[{\"id\":1},{\"id\":2}]}",
                "{\"entities\":[{\"id\":1}]} {\"entities\":[{\"id\":2}]}"
            })
    void shouldReadRecordsOfEveryLayout(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("records"), text);

        assertThat(RecordFile.read(file)).containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":1}\n{\"id\": broken\n{\"id\":2}"})
    void shouldPassOnALineThatIsNoJson(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("records"), text);

        assertThat(RecordFile.read(file)).containsExactly("{\"id\":1}", "{\"id\": broken", "{\"id\":2}");
    }

    /** As exports and editors write them. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void shouldReadEveryEncodingOfJson(String encoding) throws IOException {
        byte[] bytes = "\ufeff{\"id\":1}\n{\"id\":2}\n".getBytes(Charset.forName(encoding));

        assertThat(RecordFile.read(Files.write(folder.resolve("records"), bytes)))
                .containsExactly("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void shouldLoseACharacterToAByteThatIsNoUtf8() throws IOException {
        byte[] bytes = "\ufeff{\"id\":1}\n{\"id\":\"?\"}\n".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 4] = (byte) 0xE4;

        assertThat(RecordFile.read(Files.write(folder.resolve("records"), bytes)))
                .containsExactly("{\"id\":1}", "{\"id\":\"\ufffd\"}");
    }
}
