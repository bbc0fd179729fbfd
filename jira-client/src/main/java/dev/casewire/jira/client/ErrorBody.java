// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the body of a failed call says: Jira's ErrorCollection, the gateway's {@code {code, message}}, or the title of a
 * page. Nothing here is safe to show yet; {@link SafeText} makes it so.
 */
final class ErrorBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TITLE = Pattern.compile("<title[^>]{0,200}>([^<]{1,300})", Pattern.CASE_INSENSITIVE);
    private static final int LOOKED_AT = 20_000;

    private ErrorBody() {}

    /** Whether it begins as an object or an array does. */
    static boolean isJson(byte[] body) {
        for (byte unit : body) {
            if (!Character.isWhitespace((char) (unit & 0xFF))) {
                return unit == '{' || unit == '[';
            }
        }
        return false;
    }

    static String message(String body) {
        String beginning = body.stripLeading();
        if (beginning.startsWith("{") || beginning.startsWith("[")) {
            try {
                List<String> messages = new ArrayList<>();
                collect(JSON.readTree(body), messages);
                return messages.isEmpty() ? "no message" : String.join("; ", messages);
            } catch (JsonProcessingException e) {
                return "no readable message";
            }
        }
        return title(body)
                .map(title -> "page \"" + title.strip() + "\"")
                .orElse(body.isBlank() ? "no message" : "a page");
    }

    static Optional<String> title(String body) {
        Matcher matcher = TITLE.matcher(body.substring(0, Math.min(body.length(), LOOKED_AT)));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static void collect(JsonNode body, List<String> messages) {
        body.path("errorMessages").forEach(message -> messages.add(message.asText()));
        body.path("errors")
                .properties()
                .forEach(error ->
                        messages.add(error.getKey() + ": " + error.getValue().asText()));
        if (messages.isEmpty() && body.path("message").isTextual()) {
            messages.add(body.path("message").asText());
        }
    }
}
