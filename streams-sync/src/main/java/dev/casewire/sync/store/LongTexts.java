// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.store;

/** Where texts go that are too long for a record. */
interface LongTexts {
    /** Every text stays where it is. */
    LongTexts INLINE = new LongTexts() {
        @Override
        public String shorten(String text) {
            return text;
        }

        @Override
        public String full(String text) {
            return text;
        }
    };

    /** What the record holds for a text: the text itself, or a reference to it. */
    String shorten(String text);

    /** The text that a record's word stands for. */
    String full(String text);
}
