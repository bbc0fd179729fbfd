// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StackLock;
import dev.casewire.local.state.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "stop",
        description = "Stops the stack in order. Its state stays; ./casewire up goes on from there.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class StopCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LINGER = Duration.ofSeconds(5);

    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Override
    public Integer call() throws Exception {
        StateFolder folder = state.state();
        PrintWriter out = spec.commandLine().getOut();
        out.println(stop(folder) ? "Stopped." : "No stack is running on " + folder.root() + ".");
        out.flush();
        return ExitCode.DONE;
    }

    /** Stops the stack on a folder; false where none runs. */
    static boolean stop(StateFolder folder) throws IOException, InterruptedException {
        if (!folder.exists() || !StackLock.isHeld(folder)) {
            return false;
        }
        long pid = RunningStack.find(folder).pid();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        if (!released(folder)) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            if (!released(folder)) {
                throw new StackProblem(
                        "Process " + pid + " does not end.", "end it by hand: kill -9 " + pid + "; then ./casewire up");
            }
        }
        ProcessHandle.of(pid).ifPresent(StopCommand::awaitEnd);
        return true;
    }

    /** The state is free already; a process that still lingers holds nothing and is ended. */
    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(LINGER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean released(StateFolder folder) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (StackLock.isHeld(folder) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return !StackLock.isHeld(folder);
    }
}
