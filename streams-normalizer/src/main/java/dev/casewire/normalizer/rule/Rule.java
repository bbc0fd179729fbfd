// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import java.util.List;

/**
 * What is made of one kind of record. Immutable.
 *
 * @param id unique name, dotted lower case
 * @param place where it stands in the rule files, for messages
 * @param keys language-independent keys of the kind, in the source's letter case
 * @param captions categories and captions of the kind
 * @param events what is made, in order
 */
public record Rule(String id, String place, List<String> keys, List<CaptionKey> captions, List<EventTemplate> events) {
    public Rule {
        keys = List.copyOf(keys);
        captions = List.copyOf(captions);
        events = List.copyOf(events);
    }
}
