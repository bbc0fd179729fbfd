// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every version that a topic's value ever had, as {@code <folder>/<topic>/<number>.avsc} with numbers from 1 without gaps:
 * what a compatibility test holds against the schema of today.
 */
final class SchemaHistory {
    private final Path folder;

    SchemaHistory(Path folder) {
        this.folder = folder;
    }

    /** The versions of a topic, oldest first. */
    List<Schema> versions(String topic) throws IOException {
        List<Schema> versions = new ArrayList<>();
        for (Path file = file(topic, 1); Files.exists(file); file = file(topic, versions.size() + 1)) {
            versions.add(new Schema.Parser().parse(Files.readString(file)));
        }
        return List.copyOf(versions);
    }

    /** The file that must hold the schema of today: the newest where that is equal, else the next. */
    Path fileFor(String topic, Schema today) throws IOException {
        List<Schema> versions = versions(topic);
        boolean isKnown =
                !versions.isEmpty() && versions.get(versions.size() - 1).equals(today);
        return file(topic, isKnown ? versions.size() : versions.size() + 1);
    }

    private Path file(String topic, int number) {
        return folder.resolve(topic).resolve(number + ".avsc");
    }
}
