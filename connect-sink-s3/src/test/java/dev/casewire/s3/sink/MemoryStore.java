// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.store.ObjectStore;
import dev.casewire.s3.sink.store.ObjectUpload;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bucket in memory that outlives tasks, with faults where a test wants them. */
final class MemoryStore implements ObjectStore {

    /** What happens when an object is completed; each may throw. */
    interface Faults {
        void beforeStored(String key);

        void afterStored(String key);
    }

    static final Faults NONE = new Faults() {
        @Override
        public void beforeStored(String key) {}

        @Override
        public void afterStored(String key) {}
    };

    private final Map<String, byte[]> objects = new TreeMap<>();
    private final List<String> written = new ArrayList<>();
    private Faults faults = NONE;
    private int unfinished;
    private boolean closed;

    Map<String, byte[]> objects() {
        return objects;
    }

    /** Keys in the order of their completion, again where they were written again. */
    List<String> written() {
        return written;
    }

    int unfinished() {
        return unfinished;
    }

    boolean isClosed() {
        return closed;
    }

    void faults(Faults next) {
        faults = next;
    }

    @Override
    public ObjectUpload begin(String key, String contentType) {
        unfinished++;
        return new Upload(key);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Upload extends ObjectUpload {

        private final String key;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Upload(String key) {
            this.key = key;
        }

        @Override
        public void write(int b) {
            content.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            content.write(bytes, offset, length);
        }

        @Override
        public void complete() {
            faults.beforeStored(key);
            objects.put(key, content.toByteArray());
            written.add(key);
            faults.afterStored(key);
        }

        @Override
        public void close() {
            unfinished--;
        }
    }
}
