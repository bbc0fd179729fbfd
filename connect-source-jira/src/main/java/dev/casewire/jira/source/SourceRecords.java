// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.source.cursor.AuditOffset;
import dev.casewire.jira.source.cursor.AuditReader;
import dev.casewire.jira.source.record.AuditRecord;
import dev.casewire.jira.source.record.AuditRecordSchema;
import dev.casewire.jira.source.record.AuditRecordStruct;
import dev.casewire.jira.source.record.RecordCut;
import dev.casewire.jira.source.record.RecordKey;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes Connect's records of rows and states. The record's timestamp is the time of the fetch. Not thread-safe. */
final class SourceRecords {
    private final JiraSourceConfig config;
    private final SourcePartition partition;
    private final Map<String, String> partitionMap;
    private final String auditTopic;
    private final String stateTopic;
    private final RecordCut cut;
    private final SourceCounters counters;
    private @Nullable AuditOffset lastOffset;
    private @Nullable Map<String, Object> lastMap;

    SourceRecords(JiraSourceConfig config, SourcePartition partition, SourceCounters counters) {
        this.config = config;
        this.partition = partition;
        this.partitionMap = partition.toMap();
        this.auditTopic = config.output().prefix() + TopicNames.AUDIT;
        this.stateTopic = config.output().prefix() + TopicNames.STATE;
        this.cut = new RecordCut(config.output().recordMaxBytes());
        this.counters = counters;
    }

    SourceRecord of(AuditReader.Row row) {
        AuditRecord record = cut.fit(row.record());
        counters.recordsEmitted.incrementAndGet();
        counters.recordsCut.addAndGet(record.source().untruncatedSize() == null ? 0 : 1);
        counters.recordsWithProblem.addAndGet(record.problem() == null ? 0 : 1);
        return record(
                auditTopic,
                TopicNames.AUDIT,
                RecordKey.of(record),
                AuditRecordSchema.VALUE,
                AuditRecordStruct.of(record),
                record.time().fetchedAt(),
                row.offset());
    }

    SourceRecord of(SourceState state, AuditOffset offset, Instant now) {
        return record(
                stateTopic,
                TopicNames.STATE,
                config.name() + ":" + partition.site() + ":" + partition.resource(),
                SourceStateSchema.VALUE,
                state.toStruct(config.name(), partition.site(), partition.resource(), now),
                now,
                offset);
    }

    private SourceRecord record(
            String topic,
            String meant,
            String key,
            Schema schema,
            Struct value,
            Instant timestamp,
            AuditOffset offset) {
        Map<String, Object> behind =
                lastOffset == null || lastMap == null ? offset.toMap() : offset.toMap(lastOffset, lastMap);
        lastOffset = offset;
        lastMap = behind;
        return new SourceRecord(
                partitionMap,
                behind,
                topic,
                null,
                Schema.STRING_SCHEMA,
                key,
                schema,
                value,
                timestamp.toEpochMilli(),
                new ConnectHeaders().addString(TopicNames.HEADER, meant));
    }
}
