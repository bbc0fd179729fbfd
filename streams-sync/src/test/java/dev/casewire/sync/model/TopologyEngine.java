// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.jira.IssueAttachment;
import dev.casewire.jira.IssueComment;
import dev.casewire.jira.IssueSnapshot;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.secir.CaseAttachment;
import dev.casewire.secir.CaseComment;
import dev.casewire.secir.CaseSnapshot;
import dev.casewire.streams.AppConfig;
import dev.casewire.streams.AppContext;
import dev.casewire.streams.AppTopology;
import dev.casewire.streams.StreamsApp;
import dev.casewire.sync.SyncApp;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.contract.SyncCommand;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.contract.SyncDecision;
import dev.casewire.sync.contract.SyncResult;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.ThingId;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.LinkState;
import dev.casewire.sync.link.SyncRules;
import dev.casewire.sync.store.StateCodec;
import dev.casewire.sync.store.StateStore;
import dev.casewire.sync.topology.SyncTopics;
import dev.casewire.sync.topology.SyncTopology;
import dev.casewire.testkit.FakeRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The whole topology over a test driver, with records on topics in and out. */
final class TopologyEngine implements Engine, AutoCloseable {
    private static final FakeRegistry REGISTRY = registry();

    private final SyncConfig config;
    private final SyncRules rules;
    private final LongSupplier time;
    private final Function<String, KeyValueBytesStoreSupplier> stores;
    private final Map<String, TestInputTopic<String, SpecificRecordBase>> inputs = new HashMap<>();
    private final Map<String, TestOutputTopic<String, SpecificRecordBase>> outputs = new HashMap<>();
    private final List<String> decisions = new ArrayList<>();
    private final List<SyncDecision> decided = new ArrayList<>();
    private final List<byte[]> deadLetters = new ArrayList<>();
    private TestOutputTopic<String, byte[]> deadLetterTopic;
    private TopologyTestDriver driver;
    private Path state;
    private String nonce;
    /** What their topic retains: read again where all state was lost. */
    private final List<KeyValue<String, SpecificRecordBase>> notices = new ArrayList<>();

    /** True where things that an earlier account of ours created are not known as ours any more. */
    boolean isAccountChanged;

    /** @param stores twelve stores on disk cost each of many tests a second: most keep them in memory */
    TopologyEngine(
            SyncConfig config,
            SyncRules rules,
            LongSupplier time,
            Function<String, KeyValueBytesStoreSupplier> stores) {
        this.config = config;
        this.rules = rules;
        this.time = time;
        this.stores = stores;
        start();
    }

    private static FakeRegistry registry() {
        FakeRegistry registry = FakeRegistry.start();
        Topics topics = Topics.load();
        Stream.of(SyncTopics.INPUTS, SyncTopics.OUTPUTS)
                .flatMap(List::stream)
                .distinct()
                .forEach(topic -> registry.register(
                        topic + "-value",
                        ValueSchemas.valueSchema(topics.topic(topic))
                                .orElseThrow()
                                .toString()));
        return registry;
    }

    /** The app with rules of a test. */
    private final class TestApp implements StreamsApp {
        private final SyncApp app = new SyncApp();

        @Override
        public String name() {
            return app.name();
        }

        @Override
        public List<String> inputs() {
            return app.inputs();
        }

        @Override
        public List<String> outputs() {
            return app.outputs();
        }

        @Override
        public ConfigDef define(ConfigDef def) {
            return app.define(def);
        }

        @Override
        public void addTo(StreamsBuilder builder, AppContext context) {
            new SyncTopology(context, config, rules, SimSink.keys(), stores).addTo(builder);
        }
    }

    private void start() {
        try {
            state = Files.createTempDirectory("sync-topology");
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for state", e);
        }
        StreamsApp app = new TestApp();
        AppConfig settings = AppConfig.of(
                app,
                Map.of(
                        "bootstrap.servers", "127.0.0.1:1",
                        "state.dir", state.toString(),
                        "schema.serde.schema.registry.url", REGISTRY.url()));
        AppTopology built = AppTopology.of(app, settings, clock());
        // Under exactly-once the test driver forgets dead letters of bytes that cannot be read.
        built.properties().put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        driver = new TopologyTestDriver(built.topology(), built.properties(), Instant.ofEpochMilli(time.getAsLong()));
        var serde = settings.serdes().specific(SpecificRecordBase.class);
        for (String topic : SyncTopics.INPUTS) {
            inputs.put(topic, driver.createInputTopic(topic, new StringSerializer(), serde.serializer()));
        }
        for (String topic : SyncTopics.OUTPUTS) {
            outputs.put(topic, driver.createOutputTopic(topic, new StringDeserializer(), serde.deserializer()));
        }
        deadLetterTopic =
                driver.createOutputTopic("sync.dlq.v1", new StringDeserializer(), new ByteArrayDeserializer());
        nonce = null;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("this clock is in UTC only");
            }

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(time.getAsLong());
            }
        };
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(state)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the state stays", e);
        }
    }

    void send(String topic, String key, SpecificRecordBase value) {
        inputs.get(topic).pipeInput(key, value, Instant.ofEpochMilli(time.getAsLong()));
    }

    @Override
    public void thing(ThingSeen given) {
        ThingSeen seen = isAccountChanged
                ? new ThingSeen(
                        given.thing(), given.version(), given.snapshot(), given.stamp(), false, given.isInScope())
                : given;
        if (seen.thing().side() == Side.CASE) {
            CaseSnapshot snapshot = Contracts.aCase(seen);
            send(SyncTopics.CASES, snapshot.getCaseArn(), snapshot);
        } else {
            IssueSnapshot snapshot = Contracts.issue(seen);
            send(SyncTopics.ISSUES, snapshot.getSite() + ":" + snapshot.getIssueId(), snapshot);
        }
    }

    @Override
    public void gone(LinkEvent.Gone gone) {
        if (gone.thing().side() == Side.CASE) {
            CaseSnapshot snapshot = Contracts.caseGone(gone);
            send(SyncTopics.CASES, snapshot.getCaseArn(), snapshot);
        } else {
            IssueSnapshot snapshot = Contracts.issueGone(gone);
            send(SyncTopics.ISSUES, snapshot.getSite() + ":" + snapshot.getIssueId(), snapshot);
        }
    }

    @Override
    public void item(ThingId thing, LinkEvent event) {
        SpecificRecordBase item = Contracts.item(thing, event);
        if (item instanceof CaseComment comment) {
            send(SyncTopics.CASE_COMMENTS, comment.getCaseArn() + ":" + comment.getCommentId(), comment);
        } else if (item instanceof IssueComment comment) {
            send(
                    SyncTopics.ISSUE_COMMENTS,
                    comment.getSite() + ":" + comment.getIssueId() + ":" + comment.getCommentId(),
                    comment);
        } else if (item instanceof CaseAttachment file) {
            send(SyncTopics.CASE_ATTACHMENTS, file.getCaseArn() + ":" + file.getAttachmentId(), file);
        } else if (item instanceof IssueAttachment file) {
            send(
                    SyncTopics.ISSUE_ATTACHMENTS,
                    file.getSite() + ":" + file.getIssueId() + ":" + file.getAttachmentId(),
                    file);
        }
    }

    @Override
    public void result(LinkId link, LinkEvent result) {
        SyncResult record = Contracts.result(link, result);
        send(SyncTopics.RESULTS, link.value(), record);
    }

    @Override
    public void control(LinkId link, LinkEvent event) {
        send(SyncTopics.CONTROL, link.value(), Contracts.control(link, event));
    }

    /** Sources answer what they were asked, in every topic. */
    @Override
    public void ready() {
        time();
        outputs.get(SyncTopics.CONTROL).readValuesToList().stream()
                .map(SyncControl.class::cast)
                .filter(control -> control.getKind().equals("ask"))
                .forEach(control -> nonce = control.getNonce());
        if (nonce != null) {
            Contracts.markers(nonce).forEach((topic, marker) -> send(topic, "marker:" + nonce + ":0", marker));
            time();
        }
    }

    @Override
    public void time() {
        driver.advanceWallClockTime(Duration.ofMillis(200));
    }

    @Override
    public void wipe() {
        drain();
        notices.addAll(outputs.get(SyncTopics.NOTICES).readKeyValuesToList());
        close();
        start();
        notices.forEach(notice -> send(SyncTopics.NOTICES, notice.key, notice.value));
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (String topic : List.of(SyncTopics.JIRA_COMMANDS, SyncTopics.SECIR_COMMANDS)) {
            outputs.get(topic)
                    .readValuesToList()
                    .forEach(command -> commands.add(Contracts.command((SyncCommand) command)));
        }
        return commands;
    }

    private void drain() {
        outputs.get(SyncTopics.DECISIONS).readValuesToList().forEach(value -> {
            decided.add((SyncDecision) value);
            decisions.add(((SyncDecision) value).getKind());
        });
        deadLetters.addAll(deadLetterTopic.readValuesToList());
    }

    @Override
    public List<String> decisions() {
        drain();
        return decisions;
    }

    /** Decisions as people read them. */
    List<SyncDecision> decided() {
        drain();
        return decided;
    }

    List<byte[]> deadLetters() {
        drain();
        return deadLetters;
    }

    List<SpecificRecordBase> summaries() {
        return outputs.get(SyncTopics.LINK_STATES).readValuesToList();
    }

    private StateStore<LinkState> store() {
        return new StateStore<>(
                driver.getKeyValueStore("links"),
                driver.getKeyValueStore("link-texts"),
                new StateCodec<>(LinkState.class));
    }

    @Override
    public Optional<LinkState> link(LinkId id) {
        return store().find(id.value());
    }

    @Override
    public List<LinkState> links() {
        StateStore<LinkState> store = store();
        List<LinkState> links = new ArrayList<>();
        KeyValueStore<String, byte[]> records = driver.getKeyValueStore("links");
        try (KeyValueIterator<String, byte[]> all = records.all()) {
            all.forEachRemaining(entry -> links.add(store.decode(entry.key, entry.value)));
        }
        return links;
    }

    /** Sizes of all records of all stores, by store. */
    Map<String, Integer> largestRecords() {
        Map<String, Integer> largest = new HashMap<>();
        driver.getAllStateStores().keySet().forEach(name -> {
            KeyValueStore<String, byte[]> records = driver.getKeyValueStore(name);
            try (KeyValueIterator<String, byte[]> all = records.all()) {
                all.forEachRemaining(entry -> largest.merge(name, entry.value.length, Math::max));
            }
        });
        return largest;
    }
}
