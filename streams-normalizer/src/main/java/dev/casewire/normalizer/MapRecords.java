// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditMapper;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.streams.RejectedRecordException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Maps each record and forwards its events, each with its own key and headers and the record's timestamp. What it refuses,
 * the app's handler parks in the dead-letter topic; nothing of a refused record has been forwarded by then.
 */
final class MapRecords extends ContextualProcessor<String, JiraAuditRecord, String, MappedEvent> {
    private final String inputTopic;
    private final AuditMapper mapper;

    /** @param inputTopic contract name of the topic read */
    MapRecords(String inputTopic, AuditMapper mapper) {
        this.inputTopic = inputTopic;
        this.mapper = mapper;
    }

    @Override
    public void process(Record<String, JiraAuditRecord> record) {
        for (MappedEvent event : events(record)) {
            context()
                    .forward(new Record<>(
                            event.key(),
                            event,
                            record.timestamp(),
                            RecordHeaders.forEvent(record.headers(), event.topic(), event.uid())));
        }
    }

    private List<MappedEvent> events(Record<String, JiraAuditRecord> record) {
        Optional<String> meantFor = RecordHeaders.topic(record.headers());
        if (meantFor.isPresent() && !meantFor.get().equals(inputTopic)) {
            throw new RejectedRecordException(RecordHeaders.TOPIC + " must be " + inputTopic + ", is '" + meantFor.get()
                    + "': the record was written for another topic");
        }
        JiraAuditRecord value = record.value();
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
