// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.config.Account;
import dev.casewire.sync.config.Site;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.link.Environment;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Holds creates until everything that existed before has been processed in this partition: a side opens once each source of it
 * has answered our nonce in every partition of every topic it writes. Once open it stays so as long as the state lives. Not
 * thread-safe.
 */
final class Gate {
    private static final Map<Side, List<String>> TOPICS = Map.of(
            Side.CASE, List.of(SyncTopics.CASES, SyncTopics.CASE_COMMENTS, SyncTopics.CASE_ATTACHMENTS),
            Side.ISSUE, List.of(SyncTopics.ISSUES, SyncTopics.ISSUE_COMMENTS, SyncTopics.ISSUE_ATTACHMENTS));
    private static final String NONCE = "nonce";
    private static final String OPEN = "open|";
    private static final String ANSWER = "answer|";

    private final KeyValueStore<String, byte[]> store;
    private final Map<Side, Set<String>> expected;
    private final Set<Side> open = EnumSet.noneOf(Side.class);

    Gate(KeyValueStore<String, byte[]> store, SyncConfig config) {
        this.store = store;
        this.expected = Map.of(
                Side.CASE,
                        new HashSet<>(config.accounts().stream()
                                .map(Account::arnPrefix)
                                .toList()),
                Side.ISSUE,
                        new HashSet<>(config.sites().stream().map(Site::host).toList()));
        for (Side side : Side.values()) {
            if (store.get(OPEN + side.text()) != null) {
                open.add(side);
            }
        }
    }

    Environment environment(long now) {
        return new Environment(now, open.contains(Side.CASE), open.contains(Side.ISSUE));
    }

    boolean isOpen() {
        return open.size() == Side.values().length;
    }

    /** What sources are asked with; made once per life of the state. */
    String nonce(String fresh) {
        byte[] known = store.get(NONCE);
        if (known != null) {
            return new String(known, StandardCharsets.UTF_8);
        }
        store.put(NONCE, fresh.getBytes(StandardCharsets.UTF_8));
        return fresh;
    }

    /** Hears an answer; true where it opens a side. */
    boolean hear(Marker marker) {
        byte[] asked = store.get(NONCE);
        boolean isAnswer = asked != null && marker.nonce().equals(new String(asked, StandardCharsets.UTF_8));
        if (!isAnswer || open.contains(marker.side())) {
            return false;
        }
        String place = ANSWER + marker.side().text() + '|' + marker.source() + '|' + marker.topic();
        store.put(
                place + '|' + marker.partition(),
                Integer.toString(marker.partitions()).getBytes(StandardCharsets.US_ASCII));
        if (!isComplete(marker.side())) {
            return false;
        }
        open.add(marker.side());
        store.put(OPEN + marker.side().text(), new byte[] {1});
        return true;
    }

    private boolean isComplete(Side side) {
        Map<String, Integer> missing = new HashMap<>();
        Set<String> sources = new HashSet<>();
        try (KeyValueIterator<String, byte[]> answers =
                store.prefixScan(ANSWER + side.text() + '|', new StringSerializer())) {
            answers.forEachRemaining(answer -> {
                String place = answer.key.substring(0, answer.key.lastIndexOf('|'));
                String ofSide = place.substring((ANSWER + side.text() + '|').length());
                sources.add(ofSide.substring(0, ofSide.indexOf('|')));
                int partitions = Integer.parseInt(new String(answer.value, StandardCharsets.US_ASCII));
                missing.merge(ofSide, partitions - 1, (a, b) -> a - 1);
            });
        }
        Set<String> wanted = expected.getOrDefault(side, Set.of());
        return !sources.isEmpty()
                && sources.containsAll(wanted)
                && sources.stream().allMatch(source -> hasAll(source, side, missing));
    }

    private static boolean hasAll(String source, Side side, Map<String, Integer> missing) {
        for (String topic : TOPICS.getOrDefault(side, List.of())) {
            @Nullable Integer left = missing.get(source + '|' + topic);
            if (left == null || left > 0) {
                return false;
            }
        }
        return true;
    }
}
