// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

/** Why something failed, for people: what lies at the root of a failure says most. */
public final class Reason {
    private Reason() {}

    /** The root cause's message, or its class where it has none. */
    public static String of(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message == null || message.isBlank() ? root.getClass().getSimpleName() : message;
    }
}
