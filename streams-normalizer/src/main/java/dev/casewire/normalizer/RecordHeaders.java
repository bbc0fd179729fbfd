// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers that Casewire's records carry. Stateless. */
final class RecordHeaders {
    /**
     * Contract name of the topic that the record was written for. A reader that finds another name there holds a record that a
     * producer's buffer mix-up sent astray (CVE-2026-35554).
     */
    static final String TOPIC = "casewire-topic";

    /** {@code metadata.uid} of the event. */
    static final String EVENT_UID = "metadata-uid";

    private RecordHeaders() {}

    /** The topic that the record was written for; empty where its writer does not say. */
    static Optional<String> topic(Headers headers) {
        Header header = headers.lastHeader(TOPIC);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /** The headers of an event that a record with these headers became. */
    static Headers forEvent(Headers source, String topic, String eventUid) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders(source);
        headers.remove(TOPIC);
        headers.remove(EVENT_UID);
        headers.add(TOPIC, topic.getBytes(StandardCharsets.UTF_8));
        headers.add(EVENT_UID, eventUid.getBytes(StandardCharsets.UTF_8));
        return headers;
    }
}
