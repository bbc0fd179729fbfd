// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Credentials of the local stack, one file each, readable by the owner alone. Connectors name them as
 * {@code ${secrets:<folder>:<name>}}, which the worker resolves, so that neither Connect's topics nor its REST API hold them.
 */
public final class Secrets {
    private static final int BYTES = 20;

    private final StateFolder state;
    private final SecureRandom random;

    public Secrets(StateFolder state, SecureRandom random) {
        this.state = state;
        this.random = random;
    }

    /** The credential of this name, made up at the first call. */
    public String generated(String name) throws IOException {
        Path file = state.secrets().resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            state.write(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file);
    }

    /** Keeps a credential that was given. */
    public void keep(String name, String value) throws IOException {
        state.write(state.secrets().resolve(name), value);
    }

    /** How a connector's configuration names a credential. */
    public String reference(String name) {
        return "${secrets:" + state.secrets() + ":" + name + "}";
    }
}
