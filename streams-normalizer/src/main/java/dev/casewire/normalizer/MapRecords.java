// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditMapper;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.streams.RejectedRecordException;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Maps each record and forwards its events, each with its own key and headers and the record's timestamp. What it refuses,
 * the app's handler parks in the dead-letter topic; nothing of a refused record has been forwarded by then.
 */
final class MapRecords extends ContextualProcessor<String, JiraAuditRecord, String, MappedEvent> {
    private final AuditMapper mapper;

    MapRecords(AuditMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void process(Record<String, JiraAuditRecord> record) {
        for (MappedEvent event : events(record.value())) {
            context()
                    .forward(new Record<>(
                            event.key(),
                            event,
                            record.timestamp(),
                            EventHeaders.forEvent(record.headers(), event.topic(), event.uid())));
        }
    }

    private List<MappedEvent> events(@Nullable JiraAuditRecord value) {
        if (value == null) {
            throw new RejectedRecordException("the record has no value");
        }
        if (value.getProblem() != null) {
            throw new RejectedRecordException("the source could not type the record: " + value.getProblem());
        }
        MappingResult result = mapper.map(value);
        if (result instanceof MappingResult.Refused refused) {
            throw new RejectedRecordException(refused.cause());
        }
        return ((MappingResult.Mapped) result).events();
    }
}
