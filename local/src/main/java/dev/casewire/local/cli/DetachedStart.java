// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.Casewire;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the same command as a process of its own, passes on what it says, and returns once it works. */
final class DetachedStart {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String OUTPUT = "up.log";

    private DetachedStart() {}

    static int run(StateFolder state, List<String> arguments, PrintWriter out)
            throws IOException, InterruptedException {
        state.create();
        Files.deleteIfExists(state.running());
        Path output = state.logs().resolve(OUTPUT);
        Files.writeString(output, "");
        Process process = new ProcessBuilder(command(arguments))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        int shown = 0;
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            boolean ended = !process.isAlive();
            boolean started = hasStarted(state, process.pid());
            shown = pass(output, shown, out);
            if (ended) {
                return process.exitValue() == 0 ? ExitCode.FAILED : process.exitValue();
            }
            if (started) {
                return ExitCode.DONE;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        process.destroy();
        throw new StackProblem(
                "The stack did not work after " + LIMIT.toSeconds() + " seconds.",
                "read what it said: ./casewire logs");
    }

    /** Signals of the terminal are for us, not for the one left behind. */
    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Casewire.class.getName());
        arguments.stream().filter(argument -> !argument.equals("--detach")).forEach(command::add);
        return command;
    }

    private static boolean hasStarted(StateFolder state, long pid) throws IOException {
        if (!Files.exists(state.running())) {
            return false;
        }
        RunningStack running = RunningStack.find(state);
        return running.pid() == pid && running.started();
    }

    private static int pass(Path output, int shown, PrintWriter out) throws IOException {
        String text = Files.readString(output);
        int end = text.lastIndexOf('\n') + 1;
        if (end > shown) {
            out.print(text.substring(shown, end));
            out.flush();
            return end;
        }
        return shown;
    }
}
