// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.streams.RejectedRecordException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Maps each record and forwards its events, each with its own key and headers and the record's timestamp. What it refuses,
 * the app's handler parks in the dead-letter topic; nothing of a refused record has been forwarded by then.
 */
final class MapRecords extends ContextualProcessor<String, AuditRecord, String, MappedEvent> {
    private final RunningRules rules;
    private final NormalizerMeters meters;
    private final Optional<Duration> retention;
    private @Nullable DeliveredRecords delivered;

    /** @param retention how long delivered records are remembered; empty where they are not */
    MapRecords(RunningRules rules, Optional<Duration> retention, NormalizerMeters meters) {
        this.rules = rules;
        this.meters = meters;
        this.retention = retention;
    }

    @Override
    public void init(ProcessorContext<String, MappedEvent> context) {
        super.init(context);
        delivered = retention
                .map(it -> new DeliveredRecords(context.getStateStore(Names.DELIVERED_RECORDS), it))
                .orElse(null);
        rules.reloadInterval()
                .ifPresent(it -> context.schedule(it, PunctuationType.WALL_CLOCK_TIME, now -> rules.reloadIfChanged()));
    }

    @Override
    public void process(Record<String, AuditRecord> record) {
        AuditRecord value = record.value();
        List<MappedEvent> events = events(value);
        if (delivered != null) {
            delivered.add(value, record.timestamp());
        }
        for (MappedEvent event : events) {
            context()
                    .forward(new Record<>(
                            event.key(),
                            event,
                            record.timestamp(),
                            EventHeaders.forEvent(record.headers(), event.topic(), event.uid())));
        }
    }

    private List<MappedEvent> events(@Nullable AuditRecord value) {
        if (value == null) {
            throw new RejectedRecordException("the record has no value");
        }
        String problem = value.problem();
        if (problem != null) {
            throw new RejectedRecordException("the source could not type the record: " + problem);
        }
        MappingResult result = meters.timed(() -> rules.mapping().map(value));
        if (result instanceof MappingResult.Refused refused) {
            throw new RejectedRecordException(refused.cause());
        }
        return ((MappingResult.Mapped) result).events();
    }
}
