// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import java.time.Duration;

/**
 * When files end.
 *
 * @param records rows of one file, at most
 * @param bytes encoded bytes of one file: the record that reaches them is its last
 * @param interval longest time a record waits in an open file, by the wall clock
 */
public record Rotation(long records, long bytes, Duration interval) {

    /** By content alone: a replay from the same offset ends files at the same records. */
    boolean isFull(OpenFile file) {
        return file.rows() >= records || file.bytes() >= bytes;
    }
}
