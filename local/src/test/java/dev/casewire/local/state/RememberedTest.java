// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RememberedTest {
    @TempDir
    private Path folder;

    static Stream<AuditSource> sources() {
        return Stream.of(
                new AuditSource.AuditFile(Path.of("/data/audit records.jsonl")),
                new AuditSource.Generated(20_000, -3),
                new AuditSource.LiveJira(
                        URI.create("https://example.atlassian.net"), "a@example.com", Path.of("/home/a/token")));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shouldComeBackAsItWas(AuditSource source) throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state")).create();
        Remembered remembered = new Remembered(
                Optional.of(source),
                Map.of(Port.KAFKA, 9092),
                new Overrides(Map.of("sink.format", "jsonl")),
                Map.of("appfabric.ingestion", "x"));

        remembered.write(state);

        assertThat(Remembered.read(state)).isEqualTo(remembered);
    }

    @Test
    void shouldBeEmptyBeforeTheFirstStart() throws Exception {
        Remembered remembered = Remembered.read(new StateFolder(folder).create());

        assertThat(remembered.source()).isEmpty();
        assertThat(remembered.ports()).isEmpty();
    }

    @Test
    void shouldBeReadableByItsOwnerAlone() throws Exception {
        StateFolder state = new StateFolder(folder.resolve("state")).create();
        new Remembered(Optional.empty(), Map.of(), Overrides.NONE, Map.of()).write(state);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.remembered())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.root())))
                .isEqualTo("rwx------");
    }
}
