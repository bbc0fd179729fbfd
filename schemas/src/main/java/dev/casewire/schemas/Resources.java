// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files that this module packs, by their path below this package. Stateless. */
public final class Resources {
    private Resources() {}

    /**
     * The text of a packed file.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public static String text(String path) {
        return find(path).orElseThrow(() -> new IllegalArgumentException("no file '" + path + "' in schemas"));
    }

    /** The text of a packed file, if there is one. */
    public static Optional<String> find(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading '" + path + "' of schemas", e);
        }
    }
}
