// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import java.util.Map;

/**
 * What closing one thing does to the other.
 *
 * @param closesSupported true where a done issue closes a case that AWS works on
 * @param opensNewCase true where an issue that is reopened after its case was closed gets a new case; else people are told
 * @param resolutions Jira resolution by closure code; a code without one leaves the resolution to the workflow
 */
public record Closing(boolean closesSupported, boolean opensNewCase, Map<String, String> resolutions) {
    /** Never, told, and Jira's own names for the four closure codes. */
    public static final Closing DEFAULTS = new Closing(
            false,
            false,
            Map.of(
                    "Investigation Completed", "Done",
                    "Not Resolved", "Won't Do",
                    "False Positive", "Won't Do",
                    "Duplicate", "Duplicate"));

    /** What a case that AWS works on does when its issue is done. */
    enum Supported {
        NEVER,
        CLOSE
    }

    /** What becomes of an issue that is reopened. */
    enum Reopened {
        COMMENT,
        NEW_CASE
    }

    public Closing {
        resolutions = Map.copyOf(resolutions);
    }
}
