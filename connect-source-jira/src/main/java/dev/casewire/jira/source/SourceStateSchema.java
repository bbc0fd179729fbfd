// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The contract {@code dev.casewire.source.SourceState} as a Connect schema; a test holds the two equal. */
final class SourceStateSchema {
    static final Schema VALUE = SchemaBuilder.struct()
            .name("dev.casewire.source.SourceState")
            .field("connector", Schema.STRING_SCHEMA)
            .field("site", Schema.STRING_SCHEMA)
            .field("resource", Schema.STRING_SCHEMA)
            .field("cursor", Timestamp.SCHEMA)
            .field("bulkReadComplete", Schema.BOOLEAN_SCHEMA)
            .field(
                    "newestRecordAt",
                    Timestamp.builder().optional().defaultValue(null).build())
            .field(
                    "delayMillis",
                    SchemaBuilder.int64().optional().defaultValue(null).build())
            .field("status", Schema.STRING_SCHEMA)
            .field(
                    "problem",
                    SchemaBuilder.string().optional().defaultValue(null).build())
            .field("ledgerEntries", Schema.INT32_SCHEMA)
            .field("ledgerComplete", Schema.BOOLEAN_SCHEMA)
            .field("gapPossible", Schema.BOOLEAN_SCHEMA)
            .field("emittedAt", Timestamp.SCHEMA)
            .build();

    private SourceStateSchema() {}
}
