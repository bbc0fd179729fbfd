// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.state.StateFolder;

/** Sends the log of this process to the state folder; to be called before anything logs. */
final class Logs {
    private static final String FOLDER_PROPERTY = "casewire.logs";

    private Logs() {}

    /** The stack's own logs. */
    static void into(StateFolder state) {
        System.setProperty(FOLDER_PROPERTY, state.logs().toString());
    }

    /** Logs of a command beside the stack: two processes must not share files. */
    static void beside(StateFolder state) {
        System.setProperty(FOLDER_PROPERTY, state.logs().resolve("commands").toString());
    }
}
