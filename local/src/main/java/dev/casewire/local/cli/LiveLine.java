// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import java.io.PrintWriter;

/** Shows a line that changes: in place on a terminal, else as a new line whenever it has changed. */
final class LiveLine {
    private static final String ERASE = "\r\033[K";

    /** Without it a line that is longer than the terminal is wide would leave its wrapped rows behind. */
    private static final String CLIP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintWriter out;
    private final boolean terminal;
    private String shown = "";

    LiveLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(String line) {
        if (line.equals(shown)) {
            return;
        }
        if (terminal) {
            out.print(ERASE + CLIP + line + WRAP);
        } else {
            out.println(line);
        }
        out.flush();
        shown = line;
    }
}
