// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.jira.IssueAttachment;
import dev.casewire.jira.IssueComment;
import dev.casewire.jira.IssueSnapshot;
import dev.casewire.secir.CaseAttachment;
import dev.casewire.secir.CaseComment;
import dev.casewire.secir.CaseSnapshot;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.TopicGuard;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.contract.SyncDecision;
import dev.casewire.sync.contract.SyncNotice;
import dev.casewire.sync.contract.SyncResult;
import dev.casewire.sync.identity.ClaimReader;
import dev.casewire.sync.identity.Identity;
import dev.casewire.sync.identity.StampKeys;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.SyncRules;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.kstream.ValueMapper;
import org.apache.kafka.streams.processor.TopicNameExtractor;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Observations, results and control in; commands, decisions and summaries out.
 *
 * <pre>
 *  snapshots, comments, attachments of both sides --+
 *                                                   v
 *              notices ------------------>  thing stage  --link events-->  link stage --> commands, decisions, summaries
 *                 ^                        (by thing)                      (by link)  <-- results, control
 *                 +--------------------------------------------------------------+
 * </pre>
 */
public final class SyncTopology {
    private static final List<String> THING_STORES =
            List.of(Names.THINGS, Names.KEPT_ITEMS, Names.WAITING_CASES, Names.OPEN_CREATES, Names.THING_TEXTS);
    private static final List<String> LINK_STORES =
            List.of(Names.LINKS, Names.ITEMS, Names.LINK_TEXTS, Names.COPIES, Names.DUE, Names.WAITING, Names.GATE);

    private final AppContext context;
    private final SyncConfig config;
    private final SyncRules rules;
    private final StampKeys keys;
    private final Function<String, KeyValueBytesStoreSupplier> stores;

    /**
     * A topology.
     *
     * @param rules what the transition is configured with, usually {@link SyncConfig#rules()}
     * @param stores where state lies, by the name of a store: on disk in the app; tests that start it often keep it in memory
     */
    public SyncTopology(
            AppContext context,
            SyncConfig config,
            SyncRules rules,
            StampKeys keys,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.context = context;
        this.config = config;
        this.rules = rules;
        this.keys = keys;
        this.stores = stores;
    }

    public void addTo(StreamsBuilder builder) {
        THING_STORES.forEach(name -> builder.addStateStore(store(name)));
        LINK_STORES.forEach(name -> builder.addStateStore(store(name)));
        KStream<String, Object> things = things(observations(builder));
        write(decisions(things), Names.WRITE + "-of-things");
        write(links(linkEvents(things).merge(asked(builder), Named.as(Names.MERGE + "asked"))), Names.WRITE);
    }

    /** No cache: a record is written once per event as it is, and a cache would only delay the changelog. */
    private StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(stores.apply(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private KStream<String, Observation> observations(StreamsBuilder builder) {
        IssueReader issues = new IssueReader(config);
        CaseReader cases = new CaseReader(config);
        return observe(builder, SyncTopics.CASES, CaseSnapshot.class, cases::aCase)
                .merge(
                        observe(builder, SyncTopics.ISSUES, IssueSnapshot.class, issues::issue),
                        Named.as(Names.MERGE + "issues"))
                .merge(
                        observe(builder, SyncTopics.CASE_COMMENTS, CaseComment.class, cases::comment),
                        Named.as(Names.MERGE + "case-comments"))
                .merge(
                        observe(builder, SyncTopics.ISSUE_COMMENTS, IssueComment.class, issues::comment),
                        Named.as(Names.MERGE + "issue-comments"))
                .merge(
                        observe(builder, SyncTopics.CASE_ATTACHMENTS, CaseAttachment.class, cases::attachment),
                        Named.as(Names.MERGE + "case-attachments"))
                .merge(
                        observe(builder, SyncTopics.ISSUE_ATTACHMENTS, IssueAttachment.class, issues::attachment),
                        Named.as(Names.MERGE + "issue-attachments"))
                .merge(
                        observe(
                                builder,
                                SyncTopics.NOTICES,
                                SyncNotice.class,
                                notice -> new Observation.OfNotice(ContractReader.notice(notice))),
                        Named.as(Names.MERGE + "notices"));
    }

    /** A null of a compacted topic says nothing: what is gone was told by a value, and versions outlive the record. */
    private <T extends SpecificRecordBase> KStream<String, Observation> observe(
            StreamsBuilder builder, String topic, Class<T> type, ValueMapper<T, Observation> reader) {
        return read(builder, topic, type)
                .filter((key, value) -> value != null, Named.as("present-" + shortName(topic)))
                .mapValues(reader, Named.as(Names.OBSERVE + shortName(topic)));
    }

    private <T extends SpecificRecordBase> KStream<String, T> read(
            StreamsBuilder builder, String topic, Class<T> type) {
        String name = shortName(topic);
        return builder.stream(
                        context.topics().of(topic),
                        // Where all state is lost, what topics retain must be heard again, whatever a client is
                        // configured with.
                        Consumed.with(Serdes.String(), context.serdes().specific(type))
                                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                                .withName(Names.READ + name))
                .processValues(TopicGuard.of(topic), Named.as(Names.GUARD + name));
    }

    private static String shortName(String topic) {
        return topic.replace('.', '-');
    }

    private KStream<String, Object> things(KStream<String, Observation> observations) {
        Identity identity = new Identity(new ClaimReader(keys));
        return observations.process(
                () -> new ThingStage(identity, rules.timing().life(), context.clock()),
                Named.as(Names.THING_STAGE),
                THING_STORES.toArray(String[]::new));
    }

    private static KStream<String, SpecificRecordBase> decisions(KStream<String, Object> things) {
        return things.filter((key, value) -> value instanceof SyncDecision, Named.as(Names.PICK_DECISIONS))
                .mapValues(value -> (SpecificRecordBase) value, Named.as(Names.THING_DECISIONS));
    }

    private static KStream<String, LinkMessage> linkEvents(KStream<String, Object> things) {
        return things.filter((key, value) -> value instanceof LinkMessage, Named.as(Names.PICK_LINK_EVENTS))
                .mapValues(value -> (LinkMessage) value, Named.as("as-" + Names.LINK_EVENTS))
                .repartition(Repartitioned.with(Serdes.String(), StateSerde.of(LinkMessage.class))
                        .withName(Names.LINK_EVENTS)
                        .withStreamPartitioner(new Broadcast<>()));
    }

    private KStream<String, LinkMessage> asked(StreamsBuilder builder) {
        KStream<String, LinkMessage> results = read(builder, SyncTopics.RESULTS, SyncResult.class)
                .filter((key, value) -> value != null, Named.as("present-results"))
                .map(
                        (key, value) -> KeyValue.pair(value.getLink(), LinkMessage.of(ContractReader.result(value))),
                        Named.as("hear-results"));
        return read(builder, SyncTopics.CONTROL, SyncControl.class)
                .filter((key, value) -> value != null, Named.as("present-control"))
                .flatMap((key, value) -> control(value), Named.as("hear-control"))
                .merge(results, Named.as(Names.MERGE + "results"));
    }

    private static List<KeyValue<String, LinkMessage>> control(SyncControl control) {
        LinkEvent event = ContractReader.control(control);
        return event == null ? List.of() : List.of(KeyValue.pair(ContractReader.link(control), LinkMessage.of(event)));
    }

    private KStream<String, SpecificRecordBase> links(KStream<String, LinkMessage> messages) {
        return messages.process(
                () -> new LinkStage(config, rules, context.clock()),
                Named.as(Names.LINK_STAGE),
                LINK_STORES.toArray(String[]::new));
    }

    /** One sink for all topics: a branch per kind would test each record against every kind in turn. */
    private void write(KStream<String, SpecificRecordBase> effects, String name) {
        TopicNameExtractor<String, SpecificRecordBase> topic =
                (key, value, record) -> context.topics().of(Effects.topic(value));
        effects.to(
                topic,
                Produced.with(Serdes.String(), context.serdes().specific(SpecificRecordBase.class))
                        .withStreamPartitioner(new Broadcast<>())
                        .withName(name));
    }
}
