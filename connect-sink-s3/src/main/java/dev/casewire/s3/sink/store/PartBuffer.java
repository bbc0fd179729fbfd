// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.store;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import software.amazon.awssdk.core.sync.RequestBody;

/** The part that is being filled; grows to the size of a part and no further. */
final class PartBuffer {

    private static final int FIRST = 64 << 10;

    private final int limit;
    private byte[] bytes;
    private int used;

    PartBuffer(int limit) {
        this.limit = limit;
        this.bytes = new byte[Math.min(FIRST, limit)];
    }

    /** Takes as many bytes as there is room for and says how many. */
    int fill(byte[] source, int offset, int length) {
        int count = Math.min(length, limit - used);
        if (used + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(bytes.length * 2, used + count)));
        }
        System.arraycopy(source, offset, bytes, used, count);
        used += count;
        return count;
    }

    boolean isFull() {
        return used == limit;
    }

    boolean isEmpty() {
        return used == 0;
    }

    void clear() {
        used = 0;
    }

    /** The content without a copy; good until the buffer is touched again. The SDK may read it more than once. */
    RequestBody body(String contentType) {
        return RequestBody.fromContentProvider(() -> new ByteArrayInputStream(bytes, 0, used), used, contentType);
    }
}
