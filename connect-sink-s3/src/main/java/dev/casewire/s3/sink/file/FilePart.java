// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.file;

import dev.casewire.s3.sink.format.RowFormat;

/**
 * What all rows of a file have in common.
 *
 * @param part of the layout
 * @param format rows of another version of the schema have another one, and so a file of their own
 */
record FilePart(String part, RowFormat format) {}
