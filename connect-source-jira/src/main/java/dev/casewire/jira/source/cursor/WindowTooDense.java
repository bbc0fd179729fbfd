// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

/** The narrowest window still holds more than the settings allow; the message says which to raise. */
public final class WindowTooDense extends RuntimeException {
    WindowTooDense(String message) {
        super(message);
    }
}
