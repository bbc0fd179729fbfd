// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The name-based (version 3) UUID of a topic, partition and offset. */
final class PlaceId {

    private PlaceId() {}

    static UUID of(RecordPlace place) {
        // A topic name holds no slash, so different places never spell the same name.
        String name = place.topic() + '/' + place.partition() + '/' + place.offset();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
