// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.registry.EncodedRecord;

/**
 * A finished event.
 *
 * @param className OCSF class
 * @param topic contract name of the class's topic
 * @param key {@code <tenant>:<object uid>}, at most {@value #LONGEST_KEY} characters: events of one thing keep their order
 * @param uid {@code metadata.uid}
 * @param route how the record came to the event
 * @param record the event by its emission profile, encoded already
 */
public record MappedEvent(String className, String topic, String key, String uid, Route route, EncodedRecord record) {
    private static final int LONGEST_KEY = 512;

    static String keyWithinLimit(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY);
    }
}
