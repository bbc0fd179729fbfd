// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User and password of HTTP basic authentication. */
public record BasicCredentials(String user, String password) {

    /** Value of the {@code Authorization} header. */
    String authorization() {
        byte[] pair = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public String toString() {
        return "BasicCredentials[hidden]";
    }
}
