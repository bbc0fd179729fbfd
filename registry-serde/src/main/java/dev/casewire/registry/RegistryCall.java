// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One call of the registry's API.
 *
 * @param path below the base URL, already encoded
 * @param body JSON, null for none
 * @param purpose what the call is for, as it reads in an error message: "schema id 7", "subject 'x-value'"
 */
record RegistryCall(String method, String path, @Nullable String body, String purpose) {

    static RegistryCall get(String path, String purpose) {
        return new RegistryCall("GET", path, null, purpose);
    }

    static RegistryCall post(String path, String body, String purpose) {
        return new RegistryCall("POST", path, body, purpose);
    }

    static RegistryCall put(String path, String body, String purpose) {
        return new RegistryCall("PUT", path, body, purpose);
    }

    URI at(URI base) {
        return URI.create(base + path);
    }
}
