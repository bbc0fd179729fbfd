// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.status;

import java.util.Optional;

/** A status of a case as the Security IR API knows it (API version 2018-05-10). */
public enum CaseStatus {
    SUBMITTED("Submitted"),
    ACKNOWLEDGED("Acknowledged"),
    DETECTION("Detection and Analysis"),
    CONTAINMENT("Containment, Eradication and Recovery"),
    POST_INCIDENT("Post-incident Activities"),
    READY_TO_CLOSE("Ready to Close"),
    CLOSED("Closed");

    private final String text;

    CaseStatus(String text) {
        this.text = text;
    }

    /** The name in the API. */
    public String text() {
        return text;
    }

    /** Empty for a status that came after this code: it is kept and shown, and never written. */
    public static Optional<CaseStatus> find(String text) {
        for (CaseStatus status : values()) {
            if (status.text.equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
