// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import dev.casewire.schemas.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Brings every generated file of a checkout up to date and prints those that changed. Arguments: the folder of this module,
 * then any number of compiled OCSF files; without one the committed facts stay.
 */
public final class Generate {
    private Generate() {}

    /** Runs the generator. */
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            throw new IllegalArgumentException("usage: Generate MODULE_FOLDER [COMPILED_OCSF.json ...]");
        }
        GeneratedFiles generated = new GeneratedFiles(Path.of(args[0]), Topics.load());
        for (int i = 1; i < args.length; i++) {
            write(generated.facts(Path.of(args[i])));
        }
        write(generated.schemas());
        write(generated.history());
        write(generated.reference());
    }

    private static void write(Map<Path, String> files) throws IOException {
        for (var file : files.entrySet()) {
            Path path = file.getKey();
            if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue(), StandardCharsets.UTF_8);
                System.out.println("written: " + path);
            }
        }
    }
}
