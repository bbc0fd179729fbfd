// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.Carried;
import dev.casewire.normalizer.event.PartedText;
import dev.casewire.normalizer.event.Placeholders;
import dev.casewire.normalizer.event.Stencil;

/** An event as all records of one form become it. Immutable. */
record KnownEvent(String className, String topic, PartedText key, PartedText uid, Route route, Stencil stencil) {

    /** @param marked event of a record that has placeholders for all that it carries */
    static KnownEvent of(MappedEvent marked, Placeholders placeholders) {
        return new KnownEvent(
                marked.className(),
                marked.topic(),
                PartedText.of(marked.key(), placeholders),
                PartedText.of(marked.uid(), placeholders),
                marked.route(),
                Stencil.of(marked.record(), placeholders));
    }

    /** The event of a record. */
    MappedEvent fill(Carried values) {
        return new MappedEvent(
                className,
                topic,
                MappedEvent.keyWithinLimit(key.text(values)),
                uid.text(values),
                route,
                stencil.fill(values));
    }
}
