// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.TopicGuard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Audit records in, events out, one topic per OCSF class and version. Its only state is which records it has seen lately. */
final class NormalizerTopology {
    private static final Deserializer<MappedEvent> NEVER_READ = (topic, bytes) -> {
        throw new UnsupportedOperationException("events are written only");
    };

    private static final Serializer<AuditRecord> NEVER_WRITTEN = (topic, record) -> {
        throw new UnsupportedOperationException("records are read only");
    };

    private final AppContext context;
    private final String inputTopic;
    private final List<String> outputTopics;
    private final RunningRules rules;
    private final Optional<Duration> dedupeRetention;

    /**
     * @param outputTopics contract names of all topics that events can go to
     * @param dedupeRetention how long delivered records are remembered; empty for a topology without that stage
     */
    NormalizerTopology(
            AppContext context,
            String inputTopic,
            List<String> outputTopics,
            RunningRules rules,
            Optional<Duration> dedupeRetention) {
        this.context = context;
        this.inputTopic = inputTopic;
        this.outputTopics = List.copyOf(outputTopics);
        this.rules = rules;
        this.dedupeRetention = dedupeRetention;
    }

    void addTo(StreamsBuilder builder) {
        KStream<String, AuditRecord> records = records(builder);
        KStream<String, AuditRecord> fresh = fresh(builder, records);
        KStream<String, MappedEvent> events = events(fresh);
        write(events);
    }

    private KStream<String, AuditRecord> records(StreamsBuilder builder) {
        Serde<AuditRecord> serde = Serdes.serdeFrom(
                NEVER_WRITTEN,
                new AuditRecordDeserializer(
                        context.serdes().encoded(JiraAuditRecord.class).deserializer()));
        return builder.stream(
                        context.topics().of(inputTopic),
                        Consumed.with(Serdes.String(), serde).withName(Names.READ_RECORDS))
                .processValues(TopicGuard.of(inputTopic), Named.as(Names.GUARD_TOPIC));
    }

    private KStream<String, AuditRecord> fresh(StreamsBuilder builder, KStream<String, AuditRecord> records) {
        if (dedupeRetention.isEmpty()) {
            return records;
        }
        Duration retention = dedupeRetention.get();
        builder.addStateStore(DeliveredRecords.store(retention));
        return records.processValues(
                () -> new DropRedelivered(retention), Named.as(Names.DROP_REDELIVERED), Names.DELIVERED_RECORDS);
    }

    private KStream<String, MappedEvent> events(KStream<String, AuditRecord> records) {
        String[] stores = dedupeRetention.isPresent() ? new String[] {Names.DELIVERED_RECORDS} : new String[] {};
        NormalizerMeters meters = new NormalizerMeters(context.meters(), outputTopics);
        return records.process(
                () -> new MapRecords(rules, dedupeRetention, meters), Named.as(Names.MAP_RECORDS), stores);
    }

    /** One sink for all topics: a branch per class would test each event against every class in turn. */
    private void write(KStream<String, MappedEvent> events) {
        Serializer<MappedEvent> serializer =
                new EventSerializer(context.serdes().generic().serializer());
        events.to(
                new EventTopics(outputTopics, context.topics()),
                Produced.with(Serdes.String(), Serdes.serdeFrom(serializer, NEVER_READ))
                        .withName(Names.WRITE_EVENTS));
    }
}
