// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.AuditSource.AuditFile;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.AuditSource.LiveJira;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import dev.casewire.simulators.jira.JiraCloudSimulator;
import dev.casewire.simulators.jira.JiraCloudSimulatorBuilder;
import java.time.Instant;

/** The Jira simulator with the records of a source. */
public final class JiraPart {
    /** Years that an invented history fills; fixed, so that the same seed and size always give the same records. */
    private static final Instant HISTORY_FROM = Instant.parse("2025-01-01T00:00:00Z");

    private static final Instant HISTORY_TO = Instant.parse("2025-12-31T00:00:00Z");

    private JiraPart() {}

    /** The Jira that is read. */
    static String url(AuditSource source, Ports ports) {
        return source instanceof LiveJira live ? live.url().toString() : ports.url(Port.JIRA);
    }

    /** A simulator that is about to serve these records. */
    public static JiraCloudSimulatorBuilder builder(AuditSource source) {
        JiraCloudSimulatorBuilder builder = JiraCloudSimulator.builder();
        if (source instanceof AuditFile given) {
            builder.auditFile(given.file());
        } else if (source instanceof Generated invented && invented.records() > 0) {
            builder.generatedHistory(invented.seed(), invented.records(), HISTORY_FROM, HISTORY_TO);
        }
        return builder;
    }
}
