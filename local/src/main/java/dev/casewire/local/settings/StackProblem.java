// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

/** Something the user can mend: one sentence on what is wrong and one on what to do next. Never holds a secret. */
public final class StackProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String next;

    public StackProblem(String problem, String next) {
        super(problem);
        this.next = next;
    }

    public StackProblem(String problem, String next, Throwable cause) {
        super(problem, cause);
        this.next = next;
    }

    /** What to do, with the next command to run. */
    public String next() {
        return next;
    }
}
