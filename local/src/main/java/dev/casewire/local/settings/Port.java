// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import java.util.Locale;

/** The doors of the stack; all of them on the loopback address. */
public enum Port {
    /** Kafka's bootstrap address. */
    KAFKA,
    /** The KRaft controller, for the broker alone. */
    CONTROLLER,
    /** Connect's REST API. */
    CONNECT,
    /** The schema registry. */
    REGISTRY,
    /** The S3 API. */
    S3,
    /** The Jira simulator. */
    JIRA,
    /** What the stack tells about itself. */
    STATUS;

    /** Name in options, settings files and messages. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
