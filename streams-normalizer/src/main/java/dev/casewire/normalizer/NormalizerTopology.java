// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.mapping.AuditMapper;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.TopicGuard;
import java.util.Collection;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.BranchedKStream;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** Audit records in, events out, one topic per OCSF class. It keeps no state. */
final class NormalizerTopology {
    private final AppContext context;
    private final String inputTopic;
    private final String version;
    private final Collection<String> classNames;
    private final AuditMapper mapper;

    NormalizerTopology(
            AppContext context, String inputTopic, String version, Collection<String> classNames, AuditMapper mapper) {
        this.context = context;
        this.inputTopic = inputTopic;
        this.version = version;
        this.classNames = classNames;
        this.mapper = mapper;
    }

    void addTo(StreamsBuilder builder) {
        KStream<String, JiraAuditRecord> records = records(builder);
        KStream<String, MappedEvent> events = events(records);
        write(events);
    }

    private KStream<String, JiraAuditRecord> records(StreamsBuilder builder) {
        Serde<JiraAuditRecord> serde = context.serdes().specific(JiraAuditRecord.class);
        return builder.stream(
                        context.topics().of(inputTopic),
                        Consumed.with(Serdes.String(), serde).withName(Names.READ_RECORDS))
                .processValues(TopicGuard.of(inputTopic), Named.as(Names.GUARD_TOPIC));
    }

    private KStream<String, MappedEvent> events(KStream<String, JiraAuditRecord> records) {
        return records.process(() -> new MapRecords(mapper), Named.as(Names.MAP_RECORDS));
    }

    private void write(KStream<String, MappedEvent> events) {
        Serde<GenericRecord> serde = context.serdes().generic();
        BranchedKStream<String, MappedEvent> routed = events.split(Named.as(Names.ROUTE_EVENTS));
        for (String className : classNames) {
            String topic = context.topics().of(OcsfSchemas.topic(version, className));
            routed.branch(
                    (key, event) -> event.className().equals(className),
                    Branched.withConsumer(
                            branch -> branch.<GenericRecord>mapValues(
                                            MappedEvent::record, Named.as(Names.take(className)))
                                    .to(
                                            topic,
                                            Produced.with(Serdes.String(), serde)
                                                    .withName(Names.write(className))),
                            Names.kebab(className)));
        }
        routed.noDefaultBranch();
    }
}
