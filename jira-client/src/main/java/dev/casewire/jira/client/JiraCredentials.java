// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** E-mail and API token of an Atlassian account. Nothing public gives the token back. */
public final class JiraCredentials {
    private static final String GONE = "***";

    private final String email;
    private final String token;
    private final String encoded;

    /** @throws IllegalArgumentException where one is blank; the message holds neither */
    public JiraCredentials(String email, String token) {
        if (email.isBlank() || token.isBlank()) {
            throw new IllegalArgumentException("E-mail and API token must both be given.");
        }
        this.email = email.strip();
        this.token = token.strip();
        this.encoded =
                Base64.getEncoder().encodeToString((this.email + ":" + this.token).getBytes(StandardCharsets.UTF_8));
    }

    String authorizationHeader() {
        return "Basic " + encoded;
    }

    /** Removes the token, plain or encoded, from a text that came from outside, such as a page that echoes headers. */
    String removedFrom(String text) {
        return text.replace(encoded, GONE).replace(token, GONE);
    }

    @Override
    public String toString() {
        return "JiraCredentials[email=" + email + ", token=" + GONE + "]";
    }
}
