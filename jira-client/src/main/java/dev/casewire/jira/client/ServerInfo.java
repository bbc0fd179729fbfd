// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;

/**
 * Who answers at a base URL; Jira tells it without a login.
 *
 * @param baseUrl the site's own idea of its base URL; not safe to follow
 * @param deploymentType {@code Cloud} on Cloud, another word elsewhere
 * @param version version of Jira
 */
public record ServerInfo(String baseUrl, String deploymentType, String version) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** True where the site runs in Atlassian's cloud. */
    public boolean isCloud() {
        return deploymentType.equalsIgnoreCase("Cloud");
    }

    static ServerInfo read(byte[] body) throws JsonProcessingException, Answer.UnexpectedShape {
        JsonNode info = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        if (!info.path("deploymentType").isTextual()) {
            throw new Answer.UnexpectedShape("the answer is JSON but does not name a Jira deployment");
        }
        return new ServerInfo(
                info.path("baseUrl").asText(),
                SafeText.of(info.path("deploymentType").asText()),
                SafeText.of(info.path("version").asText()));
    }
}
