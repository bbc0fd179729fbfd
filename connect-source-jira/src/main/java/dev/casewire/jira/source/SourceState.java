// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.source.cursor.ReadProgress;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Struct;
import org.jspecify.annotations.Nullable;

/**
 * How far the audit log has been read and how reading fares.
 *
 * @param delayMillis from the creation of the newest record to its fetch
 * @param gapPossible true where reading went on behind the site's retention
 */
record SourceState(
        ReadProgress progress,
        SourceStatus status,
        @Nullable String problem,
        @Nullable Long delayMillis,
        boolean gapPossible) {

    Struct toStruct(String connector, String site, String resource, Instant now) {
        Struct value = new Struct(SourceStateSchema.VALUE)
                .put("connector", connector)
                .put("site", site)
                .put("resource", resource)
                .put("cursor", Date.from(progress.cursor()))
                .put("bulkReadComplete", progress.bulkReadComplete())
                .put("newestRecordAt", progress.newest() == null ? null : Date.from(progress.newest()))
                .put("delayMillis", delayMillis)
                .put("status", status.label())
                .put("problem", problem)
                .put("ledgerEntries", progress.ledgerEntries())
                .put("ledgerComplete", progress.ledgerComplete())
                .put("gapPossible", gapPossible)
                .put("emittedAt", Date.from(now));
        value.validate();
        return value;
    }
}
