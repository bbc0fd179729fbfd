// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.state.StateFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class StateOption {
    /** System property with the folder's default; {@code ./casewire} points it beside itself. */
    static final String PROPERTY = "casewire.dir";

    static final String NAME = "--dir";

    @Option(
            names = NAME,
            paramLabel = "DIR",
            description = "Folder that holds the stack's state. Default: .casewire beside this command.")
    private Path folder = Path.of(System.getProperty(PROPERTY, ".casewire"));

    /** The folder that the command line names itself. */
    static Optional<Path> named(CommandSpec command) {
        return Optional.ofNullable(command.commandLine().getParseResult().matchedOptionValue(NAME, (Path) null));
    }

    StateFolder state() {
        return new StateFolder(folder);
    }
}
