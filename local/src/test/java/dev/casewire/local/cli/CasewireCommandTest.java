// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CasewireCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "wait",
                "status",
                "feed",
                "read",
                "logs",
                "stop",
                "reset",
                "sim",
                "dlq",
                "mapping",
                "contracts"
            })
    void shouldHelpWithEveryCommand(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: casewire " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "status", "read"})
    void shouldSayWhatToDoWhenNothingRuns(String command) {
        String[] line = command.equals("read")
                ? new String[] {command, "--dir", folder.toString(), "*"}
                : new String[] {command, "--dir", folder.toString()};

        assertThat(run(line)).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString())
                .contains("No stack is running on " + folder)
                .contains("Next: start one: ./casewire up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "report"})
    void shouldHelpWithEveryCommandForTheMapping(String command) {
        assertThat(run("mapping", command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: casewire mapping " + command);
    }

    @Test
    void shouldNameFileLineAndRuleOfRulesThatAreRefused() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(rules.resolve("own.yaml"), """
                rules:
                  - id: own.rule
                    captions: [a / b]
                    events:
                      - intent: user.create
                        severity: 1
                        place:
                          user.phone_number: object.name
                """);
        Path file = Files.writeString(folder.resolve("records.jsonl"), "{}");

        assertThat(run("mapping", "report", "--rules", rules.toString(), file.toString()))
                .isEqualTo(ExitCode.FAILED);

        assertThat(err.toString())
                .contains("own.yaml:8: rules[0] 'own.rule'")
                .contains("'user.phone_number' is outside the emission profile of 1.8.0 account_change");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "replay"})
    void shouldHelpWithEveryCommandForDeadLetters(String command) {
        assertThat(run("dlq", command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: casewire dlq " + command);
    }

    @Test
    void shouldAnswerAWrongSelectionWithUsage() {
        assertThat(run("dlq", "show", "a.dlq.v1/zero")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("'a.dlq.v1/zero' is not TOPIC");
    }

    @Test
    void shouldAskForTheRegistryOfANamedCluster() {
        assertThat(run("dlq", "list", "--bootstrap-server", "127.0.0.1:1", "--dir", folder.toString()))
                .isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("Next: add --registry-url");
    }

    @Test
    void shouldRefuseTwoSources() throws Exception {
        Path file = Files.writeString(folder.resolve("a.jsonl"), "{}");

        assertThat(run("up", "--audit-file", file.toString(), "--generate", "5"))
                .isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("one source").contains("Next: ");
    }

    @Test
    void shouldRefuseAPortThatIsNone() {
        assertThat(run("up", "--dir", folder.toString(), "--kafka-port", "99999"))
                .isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("Port 99999 for --kafka-port is not from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99999"})
    void shouldRefuseAPortOfTheSimulatorThatIsNone(String port) {
        assertThat(run("sim", "jira-cloud", "--dir", folder.toString(), "--port", port))
                .isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("Port " + port + " for --port is not from 1 to 65535", "Next: ");
    }

    @Test
    void shouldNameTheFileThatIsNotThere() {
        assertThat(run("up", "--audit-file", "nowhere.jsonl")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("--audit-file nowhere.jsonl", "Next: ");
    }

    @Test
    void shouldNameWhatARealJiraNeeds() {
        assertThat(run("up", "--jira-url", "https://example.atlassian.net")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString()).contains("--jira-email", "--jira-token-file");
    }

    @Test
    void shouldAnswerAWrongOptionWithUsage() {
        assertThat(run("wait", "--timeout", "soon")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString()).contains("'soon' is not a duration such as 90s");
    }

    @Test
    void shouldStopAndResetWhereNothingRuns() {
        assertThat(run("stop", "--dir", folder.toString())).isZero();
        assertThat(run("reset", "--dir", folder.toString())).isZero();

        assertThat(folder).exists();
        assertThat(out.toString()).contains("No stack is running", "Nothing to clear");
    }

    @Test
    void shouldNotEmptyAFolderThatIsNoState() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious.txt"), "x");

        assertThat(run("reset", "--dir", folder.toString())).isZero();

        assertThat(precious).exists();
    }

    private int run(String... line) {
        return CasewireCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(line);
    }
}
