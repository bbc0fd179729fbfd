// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.state.StateFolder;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reset",
        description =
                "Stops the stack if it runs, and deletes its state: topics, objects, cursors, logs, chosen ports.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ResetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        PrintWriter out = spec.commandLine().getOut();
        StopCommand.stop(folder);
        if (folder.exists()) {
            folder.delete();
            out.println("Cleared " + folder.root() + ".");
        } else {
            out.println("Nothing to clear in " + folder.root() + ".");
        }
        out.flush();
        return ExitCode.DONE;
    }
}
