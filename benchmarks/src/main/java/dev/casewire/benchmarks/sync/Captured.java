// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.sync;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store that keeps nothing: what is put goes where its changelog would. */
record Captured(String name, BiConsumer<String, byte[]> changelog) implements KeyValueStore<String, byte[]> {
    @Override
    public void put(String key, byte[] value) {
        changelog.accept(key, value);
    }

    @Override
    public void putAll(List<KeyValue<String, byte[]>> entries) {
        entries.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] get(String key) {
        return null;
    }

    @Override
    public byte @Nullable [] putIfAbsent(String key, byte[] value) {
        put(key, value);
        return null;
    }

    @Override
    public byte @Nullable [] delete(String key) {
        throw new UnsupportedOperationException("a link that is new has nothing to delete: " + key);
    }

    @Override
    public KeyValueIterator<String, byte[]> range(String from, String to) {
        throw new UnsupportedOperationException(name + " keeps nothing");
    }

    @Override
    public KeyValueIterator<String, byte[]> all() {
        throw new UnsupportedOperationException(name + " keeps nothing");
    }

    @Override
    public long approximateNumEntries() {
        return 0;
    }

    @Override
    public void init(StateStoreContext context, org.apache.kafka.streams.processor.StateStore root) {}

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it.
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
