// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Judges OCSF events by the independent validator of the shared folder, a Python program. Tests that ask for a judge are
 * skipped where the folder or {@code python3} is missing.
 */
public final class OcsfJudge {

    private static final long LIMIT_SECONDS = 120;

    private final Path validator;
    private final Path facts;

    private OcsfJudge(Path validator, Path facts) {
        this.validator = validator;
        this.facts = facts;
    }

    /**
     * What the validator said.
     *
     * @param events how many events it saw
     * @param errors one line per error, each starting with the event's place in the input (from 0) and its class; the
     *     validator prints at most 12 an event
     * @param warnings the same for warnings, at most 6 an event
     */
    public record Verdict(int events, List<String> errors, List<String> warnings) {}

    /** A judge for one OCSF version such as {@code 1.8.0}. */
    public static OcsfJudge ofVersion(String version) {
        Path validator = SharedFiles.require("ocsf/validate_ocsf.py");
        Path facts = SharedFiles.require("ocsf/ocsf-" + version + ".json");
        Assumptions.assumeTrue(hasPython(), "skipped: python3 is not installed, so the OCSF judge cannot run");
        return new OcsfJudge(validator, facts);
    }

    /** Judges events, each one JSON object (line breaks inside are fine). */
    public Verdict judge(Collection<String> events) {
        if (events.isEmpty()) {
            return new Verdict(0, List.of(), List.of());
        }
        try {
            Path input = Files.createTempFile("ocsf-events", ".json");
            Path output = Files.createTempFile("ocsf-verdict", ".txt");
            try {
                Files.writeString(input, "[" + ascii(String.join(",\n", events)) + "]", StandardCharsets.US_ASCII);
                int exit = run(output, "python3", validator.toString(), facts.toString(), input.toString());
                Verdict verdict = read(Files.readAllLines(output, StandardCharsets.UTF_8), input);
                if ((exit != 0 && verdict.errors().isEmpty()) || verdict.events() != events.size()) {
                    throw new IllegalStateException("the OCSF validator saw " + verdict.events() + " of "
                            + events.size() + " events, exit code " + exit + ": " + Files.readString(output));
                }
                return verdict;
            } finally {
                Files.delete(input);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the OCSF validator could not be run", e);
        }
    }

    /** The errors alone. */
    public List<String> errors(Collection<String> events) {
        return judge(events).errors();
    }

    private static Verdict read(List<String> lines, Path input) {
        List<String> errors = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        int events = 0;
        String place = "";
        for (String line : lines) {
            if (line.startsWith(input + " class=")) {
                String rest = line.substring(input.toString().length() + 1);
                place = "event " + events + " " + rest.substring(0, rest.indexOf(" errors=")) + ": ";
                events++;
            } else if (line.startsWith("   E ")) {
                errors.add(place + line.substring(5));
            } else if (line.startsWith("   w ")) {
                warnings.add(place + line.substring(5));
            }
        }
        return new Verdict(events, List.copyOf(errors), List.copyOf(warnings));
    }

    /** In JSON a character beyond ASCII stands only inside strings, where its escape means the same. */
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 128) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.toString();
    }

    private static boolean hasPython() {
        try {
            Path output = Files.createTempFile("python-version", ".txt");
            try {
                return run(output, "python3", "--version") == 0;
            } finally {
                Files.delete(output);
            }
        } catch (IOException absent) {
            return false;
        }
    }

    private static int run(Path output, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command[0] + " did not end within " + LIMIT_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command[0], e);
        } finally {
            process.destroyForcibly();
        }
    }
}
