// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

/**
 * Where an object goes. Both answers depend on nothing but the place of a record, so that a replay that starts at the same
 * offset writes to the same key. Not safe for use by several threads.
 */
public interface Layout {

    /** Whether records of a topic have a place. Those of others are never asked for. */
    default boolean takes(String topic) {
        return true;
    }

    /** The part of the layout a record belongs to; records of different parts never share an object. */
    String partOf(RecordPlace record);

    /** The key of an object by the place of its first record. No two places have the same key. */
    String keyOf(RecordPlace first);

    /** The order of rows that readers of this layout expect. */
    default RowOrder rowOrder() {
        return RowOrder.OFFSET;
    }
}
