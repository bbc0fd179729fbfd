// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

/** What the commands return to the shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** {@code wait} ran out of time. */
    static final int NOT_SETTLED = 3;
    /** {@code feed} left out lines. */
    static final int LINES_REFUSED = 4;
    /** {@code dlq replay} left out letters. */
    static final int LETTERS_REFUSED = 5;

    private ExitCode() {}
}
