// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

/**
 * Where an object goes. Both answers depend on nothing but the place of a record, so that a replay that starts at the same
 * offset writes to the same key.
 */
public interface Layout {

    /** The part of the layout a record belongs to; records of different parts never share an object. */
    String partOf(RecordPlace record);

    /** The key of an object by the place of its first record. No two places have the same key. */
    String keyOf(RecordPlace first);
}
