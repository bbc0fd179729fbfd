// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.testkit.SharedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The independent validator of the shared folder, asked for everything it has to say, not only for what it prints. */
final class PythonValidator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROGRAM = """
            import sys, json
            sys.path.insert(0, sys.argv[1])
            import validate_ocsf
            v = validate_ocsf.V(json.load(open(sys.argv[2])))
            for line in open(sys.argv[3], encoding='utf-8'):
                try:
                    e, w = v.validate(json.loads(line))
                    print(json.dumps(e + w))
                except (AttributeError, TypeError):
                    print(json.dumps(['cannot judge this event']))
            """;

    /** The rule and the place of a message, in our words. */
    private record Form(Pattern pattern, String rule) {}

    private static final List<Form> FORMS = List.of(
            new Form(Pattern.compile("cannot judge this (event)"), "CANNOT_JUDGE"),
            new Form(Pattern.compile("missing required (.*)"), "MISSING"),
            new Form(Pattern.compile("(.*?)constraint (?:at_least_one|just_one) of .*"), "CONSTRAINT"),
            new Form(Pattern.compile("unknown attribute (.*)"), "UNKNOWN_ATTRIBUTE"),
            new Form(Pattern.compile("attribute (.*) needs profile .*"), "PROFILE_NOT_NAMED"),
            new Form(Pattern.compile("(.*) should be an array"), "NO_ARRAY"),
            new Form(Pattern.compile("(.*) should be an object \\(.*\\)"), "NO_OBJECT_VALUE"),
            new Form(Pattern.compile("(class_uid) unknown: .*"), "UNKNOWN_CLASS"),
            new Form(Pattern.compile("(type_uid) \\S+ != .*"), "TYPE_UID"),
            new Form(Pattern.compile("(category_uid) .* should be \\d+"), "CATEGORY_UID"),
            new Form(Pattern.compile("(\\S+) should be \\w+, is \\w+"), "WRONG_TYPE"),
            new Form(Pattern.compile("(\\S+) value .* not in the enum", Pattern.DOTALL), "NOT_ENUMERATED"),
            new Form(Pattern.compile("deprecated (.*) since .*"), "DEPRECATED"),
            new Form(Pattern.compile("(\\S+) does not look like .*", Pattern.DOTALL), "PATTERN"),
            new Form(Pattern.compile("(metadata.version) .*", Pattern.DOTALL), "VERSION"),
            new Form(Pattern.compile("(\\S+?)=.* caption is .*", Pattern.DOTALL), "CAPTION"));

    /** Of an event that it fails on, such as one whose metadata is no object: it looks into some values before their types. */
    static final List<String> CANNOT_JUDGE = List.of("CANNOT_JUDGE event");

    private PythonValidator() {}

    /** Sorted findings of each event, as {@code RULE path}. */
    static List<List<String>> findings(String version, List<String> events) {
        Path script = SharedFiles.require("ocsf/validate_ocsf.py");
        Path facts = SharedFiles.require("ocsf/ocsf-" + version + ".json");
        try {
            Path input = Files.createTempFile("events", ".jsonl");
            Path output = Files.createTempFile("findings", ".jsonl");
            try {
                Files.write(input, events, StandardCharsets.UTF_8);
                Process python = new ProcessBuilder(
                                "python3",
                                "-B",
                                "-c",
                                PROGRAM,
                                String.valueOf(script.getParent()),
                                facts.toString(),
                                input.toString())
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                if (!python.waitFor(120, TimeUnit.SECONDS) || python.exitValue() != 0) {
                    python.destroyForcibly();
                    throw new IllegalStateException("the validator did not end well");
                }
                List<List<String>> findings = new ArrayList<>();
                for (String line : Files.readAllLines(output)) {
                    List<String> ofEvent = new ArrayList<>();
                    for (JsonNode message : JSON.readTree(line)) {
                        ofEvent.add(inOurWords(message.asText()));
                    }
                    findings.add(ofEvent.stream().sorted().toList());
                }
                return findings;
            } finally {
                Files.delete(input);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String inOurWords(String message) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(message);
            if (matcher.matches()) {
                return form.rule() + " " + matcher.group(1);
            }
        }
        throw new IllegalStateException("a message of unknown form: " + message);
    }
}
