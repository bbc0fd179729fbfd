// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.AuditSource.AuditFile;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.AuditSource.LiveJira;
import dev.casewire.local.settings.StackProblem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where audit records come from: at most one of the three kinds. */
final class SourceOptions {
    private static final String HELP = "./casewire up --help";

    @Option(
            names = "--audit-file",
            paramLabel = "FILE",
            description =
                    "The Jira simulator serves the records of this file: JSON lines as Jira Cloud's API gives them.")
    private @Nullable Path auditFile;

    @Option(
            names = "--generate",
            paramLabel = "N",
            description = "The Jira simulator serves N invented records. Default where no source is named: 500.")
    private @Nullable Integer generate;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same invented records. Default: 1.")
    private @Nullable Long seed;

    @Option(
            names = "--jira-url",
            paramLabel = "URL",
            description =
                    "Read a real Jira Cloud site, such as https://example.atlassian.net, in place of the simulator.")
    private @Nullable URI jiraUrl;

    @Option(names = "--jira-email", paramLabel = "EMAIL", description = "Account that may read the site's audit log.")
    private @Nullable String jiraEmail;

    @Option(
            names = "--jira-token-file",
            paramLabel = "FILE",
            description = "File with that account's API token, and nothing else.")
    private @Nullable Path jiraTokenFile;

    /** What was asked for, if anything. */
    Optional<AuditSource> source() {
        boolean invented = generate != null || seed != null;
        boolean live = jiraUrl != null || jiraEmail != null || jiraTokenFile != null;
        if ((auditFile != null ? 1 : 0) + (invented ? 1 : 0) + (live ? 1 : 0) > 1) {
            throw new StackProblem(
                    "Records come from one source: --audit-file, or --generate and --seed, or --jira-url with its"
                            + " credentials.",
                    HELP);
        }
        if (auditFile != null) {
            return Optional.of(new AuditFile(readable("--audit-file", auditFile)));
        }
        if (invented) {
            return Optional.of(new Generated(generate == null ? 500 : generate, seed == null ? 1 : seed));
        }
        return live ? Optional.of(liveJira()) : Optional.empty();
    }

    private LiveJira liveJira() {
        if (jiraUrl == null || jiraEmail == null || jiraTokenFile == null) {
            throw new StackProblem(
                    "A real Jira needs all of --jira-url, --jira-email and --jira-token-file.",
                    "make a token at id.atlassian.com, put it into a file only you can read, and name all three");
        }
        if (jiraUrl.getScheme() == null || jiraUrl.getHost() == null) {
            throw new StackProblem(
                    "--jira-url must be an address such as https://example.atlassian.net, is '" + jiraUrl + "'.", HELP);
        }
        return new LiveJira(jiraUrl, jiraEmail, readable("--jira-token-file", jiraTokenFile));
    }

    static Path readable(String option, Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new StackProblem(
                    option + " " + file + " is not a file that can be read (looked for " + file.toAbsolutePath() + ").",
                    "check the path: ls -l " + file);
        }
        return file;
    }
}
