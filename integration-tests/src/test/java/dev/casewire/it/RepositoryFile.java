// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Files by their path in the repository. */
final class RepositoryFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RepositoryFile() {}

    static Path path(String name) {
        return Path.of("..").resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is not JSON", e);
        }
    }

    static JsonNode yaml(String name) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text(name)));
    }
}
