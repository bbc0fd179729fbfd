// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import org.apache.avro.util.Utf8;

/** What one record gives to the gaps of its events' stencils, by positions that all records of its form share. */
public interface Carried {

    String text(int position);

    long number(int position);

    /** A text that is at hand as bytes. */
    Utf8 bytes(int position);
}
