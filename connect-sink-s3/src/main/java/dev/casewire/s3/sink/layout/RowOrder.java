// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

/** The order of rows in an object. */
public enum RowOrder {
    /** As they were read. */
    OFFSET,
    /** By the layout's time, rows of the same time as they were read. */
    TIME
}
