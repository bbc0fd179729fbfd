// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Who wants to hear of the time, by the time: what is due is found without looking at anybody else. Not thread-safe. */
final class DueIndex {
    private static final String AT = "at";
    private static final String OF = "of";
    private static final int DIGITS = 19;

    private final KeyValueStore<String, byte[]> store;

    DueIndex(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    /** Sets, moves or takes back when somebody wants to hear. */
    void set(String who, OptionalLong when) {
        byte[] known = store.get(OF + who);
        byte[] wanted = when.isPresent() ? digits(when.getAsLong()).getBytes(StandardCharsets.US_ASCII) : null;
        if (java.util.Arrays.equals(known, wanted)) {
            return;
        }
        if (known != null) {
            store.delete(AT + new String(known, StandardCharsets.US_ASCII) + who);
        }
        if (wanted == null) {
            store.delete(OF + who);
        } else {
            store.put(OF + who, wanted);
            store.put(AT + new String(wanted, StandardCharsets.US_ASCII) + who, new byte[] {1});
        }
    }

    /** Takes out those whose time has come, the longest due first. */
    List<String> take(long now, int max) {
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, byte[]> entries = store.range(AT, AT + digits(now) + '\uffff')) {
            while (entries.hasNext() && due.size() < max) {
                KeyValue<String, byte[]> entry = entries.next();
                due.add(entry.key.substring(AT.length() + DIGITS));
            }
        }
        due.forEach(who -> set(who, OptionalLong.empty()));
        return due;
    }

    private static String digits(long time) {
        String digits = Long.toString(Math.max(0, time));
        return "0".repeat(DIGITS - digits.length()) + digits;
    }
}
