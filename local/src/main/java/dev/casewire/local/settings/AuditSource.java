// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Where the audit records come from. Immutable. */
public sealed interface AuditSource {

    /** One line for people. */
    String describe();

    /** Whether it holds the same records as the source of an earlier start, so that its cursor and ids still fit. */
    default boolean continues(AuditSource before) {
        return equals(before);
    }

    /** The simulator serves the records of a file, JSON lines in source shape. */
    record AuditFile(Path file) implements AuditSource {
        public AuditFile {
            file = file.toAbsolutePath().normalize();
        }

        @Override
        public String describe() {
            return "records of " + file;
        }
    }

    /**
     * The simulator serves a generated history.
     *
     * @param records size, at least 0
     * @param seed the same seed and size give the same records
     */
    record Generated(int records, long seed) implements AuditSource {
        public Generated {
            if (records < 0) {
                throw new StackProblem("--generate must be 0 or more, is " + records + ".", "./casewire up --help");
            }
        }

        @Override
        public String describe() {
            return records + " generated records, seed " + seed;
        }
    }

    /**
     * A real Jira Cloud site. Another account, or another file with its token, reads the same site.
     *
     * @param tokenFile holds the API token; read at start, never copied into settings or logs
     */
    record LiveJira(URI url, String email, Path tokenFile) implements AuditSource {
        public LiveJira {
            tokenFile = tokenFile.toAbsolutePath().normalize();
        }

        @Override
        public boolean continues(AuditSource before) {
            return before instanceof LiveJira jira && site().equals(jira.site());
        }

        private String site() {
            return url.toString().toLowerCase(Locale.ROOT).replaceFirst("/+$", "");
        }

        @Override
        public String describe() {
            return "Jira at " + url;
        }
    }
}
