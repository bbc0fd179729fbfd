// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.Casewire;
import dev.casewire.local.settings.StackProblem;
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

    /** System property of the process that is left behind. */
    static final String CHILD = "casewire.detached";

    /** What it says when it works; what comes after is for its log. */
    static final String LAST_WORD = "./casewire stop ends it.";

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
            String said = Files.readString(output);
            shown = pass(said, shown, out);
            if (ended) {
                return process.exitValue() == 0 ? ExitCode.FAILED : process.exitValue();
            }
            if (said.contains(LAST_WORD)) {
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
        command.add("-D" + CHILD + "=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Casewire.class.getName());
        command.addAll(arguments);
        return command;
    }

    /** Passes on whole lines; everything up to the last word, nothing after it. */
    private static int pass(String said, int shown, PrintWriter out) {
        int last = said.indexOf(LAST_WORD);
        int end = last < 0 ? said.lastIndexOf('\n') + 1 : last + LAST_WORD.length() + 1;
        if (end > shown) {
            out.print(said.substring(shown, Math.min(end, said.length())));
            out.flush();
            return end;
        }
        return shown;
    }
}
