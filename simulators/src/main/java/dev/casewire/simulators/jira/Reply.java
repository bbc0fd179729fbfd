// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An HTTP answer and how it reaches the client.
 *
 * @param delay from the request to the first byte
 */
// An array is compared by identity, which nobody does with replies.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, Map<String, String> headers, byte[] body, Wire wire, Duration delay) {

    /** What the connection does. */
    enum Wire {
        WHOLE,
        CUT_BEFORE_HEADERS,
        CUT_MID_BODY
    }

    private static final String CONTENT_TYPE = "Content-Type";

    static Reply json(int status, String json) {
        return of(status, "application/json;charset=UTF-8", json);
    }

    static Reply json(int status, JsonNode json) {
        return json(status, json.toString());
    }

    static Reply html(int status, String title, String text) {
        return of(
                status,
                "text/html;charset=UTF-8",
                "<!DOCTYPE html><html><head><title>" + title + "</title></head><body>" + text + "</body></html>");
    }

    /** Jira's error envelope with one message. */
    static Reply error(int status, String message) {
        return json(status, envelope(message));
    }

    /** The envelope as the rate limiter sends it: with the status in it. */
    static Reply errorWithStatus(int status, String message) {
        return json(status, envelope(message).put("status", status));
    }

    Reply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body, wire, delay);
    }

    Reply on(Wire other) {
        return new Reply(status, headers, body, other, delay);
    }

    Reply after(Duration lateness) {
        return new Reply(status, headers, body, wire, lateness);
    }

    Reply halved() {
        byte[] half = new byte[body.length / 2];
        System.arraycopy(body, 0, half, 0, half.length);
        return new Reply(status, headers, half, wire, delay);
    }

    private static ObjectNode envelope(String message) {
        ObjectNode envelope = SourceRows.JSON.createObjectNode();
        envelope.putArray("errorMessages").add(message);
        envelope.putObject("errors");
        return envelope;
    }

    private static Reply of(int status, String contentType, String body) {
        return new Reply(
                status,
                Map.of(CONTENT_TYPE, contentType),
                body.getBytes(StandardCharsets.UTF_8),
                Wire.WHOLE,
                Duration.ZERO);
    }
}
