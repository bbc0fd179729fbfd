// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.dlq.Cluster;
import dev.casewire.local.dlq.DeadLetter;
import dev.casewire.local.dlq.LetterGroup;
import dev.casewire.local.dlq.LetterJson;
import dev.casewire.local.dlq.Letters;
import dev.casewire.local.dlq.Replayer;
import dev.casewire.local.dlq.Selection;
import dev.casewire.local.dlq.Verdict;
import dev.casewire.local.read.RecordReader;
import dev.casewire.local.state.RunningStack;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Records that an app and a connector park, and what is done with them, on a running stack without dead letters. */
final class DeadLetterScenario {
    private static final String AUDIT = "jira.audit.record.v1";
    private static final String EVENTS = "ocsf.v1_8.user_access";
    private static final byte[] UNKNOWN_SCHEMA = {0, 0, 15, 66, 64, 7, 7};

    private final Cluster cluster;

    DeadLetterScenario(RunningStack stack) {
        this.cluster = new Cluster(
                Map.of("bootstrap.servers", stack.kafka()), Map.of("schema.registry.url", stack.registry()), "");
    }

    void play() throws Exception {
        park();
        await().atMost(Duration.ofSeconds(30)).until(() -> letters().size() == 2);

        assertThat(groups())
                .extracting(LetterGroup::topic, LetterGroup::count, LetterGroup::replayed)
                .containsExactly(tuple("normalizer.dlq.v1", 1L, 0L), tuple("sink-s3.dlq.v1", 1L, 0L));
        assertThat(shown("normalizer.dlq.v1"))
                .containsEntry("valueFormat", "hex")
                .containsEntry("value", "00000f42400707")
                .containsEntry("key", "k")
                .containsEntry("target", AUDIT);
        assertThat(shown("sink-s3.dlq.v1").get("parkedBy")).startsWith("connector s3-ocsf-sink task 0");

        int before = records(AUDIT).size();
        Selection first = Selection.parse(letters().get(0).id().toString());
        assertThat(replay(first)).containsExactly(new Verdict.Send(AUDIT, AUDIT));
        await().atMost(Duration.ofSeconds(30)).until(() -> letters().size() == 3);
        assertThat(replay(first)).allMatch(Verdict.Done.class::isInstance).hasSize(1);

        List<ConsumerRecord<byte[], byte[]>> after = records(AUDIT);
        assertThat(after).hasSize(before + 1);
        assertThat(after)
                .filteredOn(it -> it.headers().lastHeader("casewire-replay-of") != null)
                .singleElement()
                .satisfies(again -> {
                    assertThat(again.value()).isEqualTo(UNKNOWN_SCHEMA);
                    assertThat(again.headers())
                            .extracting(it -> it.key())
                            .containsExactlyInAnyOrder(
                                    "own", "casewire-topic", "casewire-replay-of", "casewire-replay-count");
                });
        assertThat(letters())
                .filteredOn(it -> it.replays() == 1)
                .singleElement()
                .satisfies(again -> assertThat(again.replayOf()).hasToString("Optional[" + first.topic() + "/0/0]"));
    }

    private void park() throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", cluster.client().get("bootstrap.servers")),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> odd = new ProducerRecord<>(AUDIT, bytes("k"), UNKNOWN_SCHEMA);
            odd.headers().add("casewire-topic", bytes(AUDIT)).add("own", bytes("1"));
            producer.send(odd).get(10, TimeUnit.SECONDS);
            producer.send(new ProducerRecord<>(EVENTS, bytes("k"), null)).get(10, TimeUnit.SECONDS);
        }
    }

    private List<Verdict> replay(Selection selection) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Letters letters = new Letters(cluster);
                Replayer replayer = new Replayer(cluster, Clock.systemUTC())) {
            replayer.replay(letters, List.of(selection), it -> true, false, (letter, verdict) -> verdicts.add(verdict));
        }
        return verdicts;
    }

    private List<DeadLetter> letters() {
        List<DeadLetter> found = new ArrayList<>();
        try (Letters letters = new Letters(cluster)) {
            letters.read(Selection.ALL, found::add);
        }
        return found;
    }

    private List<LetterGroup> groups() {
        LetterGroup.Tally tally = new LetterGroup.Tally();
        letters().forEach(letter -> tally.add(letter, false));
        return tally.groups();
    }

    private Map<String, String> shown(String topic) {
        List<ObjectNode> nodes = new ArrayList<>();
        try (Letters letters = new Letters(cluster);
                LetterJson json = new LetterJson(cluster, letters.replays())) {
            letters.read(Selection.parse(topic), letter -> nodes.add(json.letter(letter)));
        }
        assertThat(nodes).hasSize(1);
        Map<String, String> texts = new java.util.TreeMap<>();
        nodes.get(0)
                .properties()
                .forEach(it -> texts.put(it.getKey(), it.getValue().asText()));
        return texts;
    }

    private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (RecordReader reader = new RecordReader(cluster.client(), "test")) {
            reader.read(reader.partitions(topic), found::add);
        }
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
