// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.dlq.Selection;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Selections of letters on the command line. */
final class DlqSelections {
    private DlqSelections() {}

    /** @throws ParameterException which picocli answers with the usage */
    static Selection parse(String text, CommandSpec spec) {
        try {
            return Selection.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
