// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.state.StateFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that every command has. */
final class StateOption {
    /** System property with the folder's default; {@code ./casewire} points it beside itself. */
    static final String PROPERTY = "casewire.dir";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Folder that holds the stack's state. Default: .casewire beside this command.")
    private Path folder = Path.of(System.getProperty(PROPERTY, ".casewire"));

    StateFolder state() {
        return new StateFolder(folder);
    }
}
