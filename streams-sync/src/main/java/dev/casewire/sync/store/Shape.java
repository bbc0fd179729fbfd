// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

import org.apache.avro.Schema;

/** How the values of one Java type stand in Avro. Implementations are immutable. */
interface Shape {
    /** The Avro schema, never a union with null. */
    Schema schema();

    Object toAvro(Object value, LongTexts texts);

    Object fromAvro(Object avro, LongTexts texts);
}
