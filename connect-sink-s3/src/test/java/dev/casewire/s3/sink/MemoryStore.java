// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.store.Completion;
import dev.casewire.s3.sink.store.NewObject;
import dev.casewire.s3.sink.store.ObjectStore;
import dev.casewire.s3.sink.store.ObjectUpload;
import dev.casewire.s3.sink.store.RowRange;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A bucket in memory that outlives tasks, with faults where a test wants them. Keeps objects that are there unless told otherwise. */
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
    private final Map<String, RowRange> ranges = new TreeMap<>();
    private final List<String> written = new ArrayList<>();
    private Faults faults = NONE;
    private boolean replaces;
    private int unfinished;
    private boolean closed;

    Map<String, byte[]> objects() {
        return objects;
    }

    Map<String, RowRange> ranges() {
        return ranges;
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

    /** From now on like a server that does not know conditions. */
    void replaceObjects() {
        replaces = true;
    }

    @Override
    public ObjectUpload begin(NewObject object) {
        unfinished++;
        return new Upload(object);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Upload extends ObjectUpload {

        private final NewObject object;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Upload(NewObject object) {
            this.object = object;
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
        public Completion complete() {
            String key = object.key();
            faults.beforeStored(key);
            if (!replaces && objects.containsKey(key)) {
                return new Completion.Taken(ranges.get(key));
            }
            objects.put(key, content.toByteArray());
            ranges.put(key, object.range());
            written.add(key);
            faults.afterStored(key);
            return new Completion.Stored();
        }

        @Override
        public void close() {
            unfinished--;
        }
    }
}
