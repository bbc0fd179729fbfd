// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.mapping.FileMapping;
import dev.casewire.normalizer.mapping.PackagedRules;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which records are mapped, and by which rules. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class MappingSource {
    @Parameters(
            paramLabel = "FILE",
            description = "Records in any source shape: JSON lines, a list, or a page as Jira answers it.")
    Path file;

    @Option(
            names = "--site",
            paramLabel = "HOST",
            description = "Site of records that do not name their system. Default: ${DEFAULT-VALUE}.")
    String site = "jira.example";

    @Option(
            names = "--ocsf",
            paramLabel = "VERSION",
            description = "OCSF version, 1.8.0 or 1.1.0. Default: ${DEFAULT-VALUE}.")
    String version = PackagedRules.NEWEST;

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "Folder with rules of your own over the packaged ones.")
    private @Nullable Path rules;

    FileMapping mapping() {
        SourceOptions.readable("FILE", file);
        return new FileMapping(version, Optional.ofNullable(rules));
    }
}
