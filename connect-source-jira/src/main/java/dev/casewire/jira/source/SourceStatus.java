// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import java.util.Locale;

/** How reading fares, in the words of {@code source.state.v1}. */
enum SourceStatus {
    READING,
    THROTTLED,
    FAILING;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
