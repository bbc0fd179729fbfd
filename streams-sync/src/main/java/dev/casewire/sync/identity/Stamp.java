// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.sync.id.LinkId;
import java.util.Optional;

/**
 * What our sinks leave on a thing: the entity property {@code casewire} of an issue, the tag and metadata of a case.
 *
 * @param link the link
 * @param generation the link's generation
 * @param thing the thing it was written for; empty in the stamp of a create call, whose thing has no id yet
 * @param isUnlinked true where a person parted the thing from its link
 * @param keyId which key signed it
 * @param mac HMAC-SHA256 over all the above, lower-case hex
 */
public record Stamp(LinkId link, int generation, String thing, boolean isUnlinked, String keyId, String mac) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a stamp; empty for what is none. */
    public static Optional<Stamp> parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            boolean isStamp = node != null
                    && node.path("link").isTextual()
                    && node.path("mac").isTextual();
            return isStamp
                    ? Optional.of(new Stamp(
                            new LinkId(node.path("link").asText()),
                            node.path("generation").asInt(),
                            node.path("thing").asText(""),
                            node.path("unlinked").asBoolean(),
                            node.path("key").asText(""),
                            node.path("mac").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** The stamp as it is stored. */
    public String json() {
        return JSON.createObjectNode()
                .put("link", link.value())
                .put("generation", generation)
                .put("thing", thing)
                .put("unlinked", isUnlinked)
                .put("key", keyId)
                .put("mac", mac)
                .toString();
    }

    /** What the HMAC is taken over: the parts, each with its length, so that no two stamps share it. */
    String signed() {
        StringBuilder text = new StringBuilder();
        for (String part : new String[] {link.value(), Integer.toString(generation), thing, keyId}) {
            text.append(part.length()).append(':').append(part);
        }
        return text.append(isUnlinked).toString();
    }
}
