// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.streams.TopicGuard;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;

/** The headers that events carry. Stateless. */
final class EventHeaders {
    /** {@code metadata.uid} of the event. */
    static final String EVENT_UID = "metadata-uid";

    private EventHeaders() {}

    /** The headers of an event that a record with these headers became. */
    static Headers forEvent(Headers source, String topic, String eventUid) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders(source);
        headers.remove(TopicGuard.HEADER);
        headers.remove(EVENT_UID);
        headers.add(TopicGuard.HEADER, topic.getBytes(StandardCharsets.UTF_8));
        headers.add(EVENT_UID, eventUid.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
