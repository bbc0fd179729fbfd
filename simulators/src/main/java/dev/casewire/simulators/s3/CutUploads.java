// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is left of uploads when the server is killed. s3proxy writes an object to its name, a hyphen and a random UUID and
 * renames it when all has come (seen in 4.1.0); a file of such a name is never an answered upload, though a listing shows it.
 */
final class CutUploads {
    private static final Logger log = LoggerFactory.getLogger(CutUploads.class);

    /** Only random UUIDs (version 4): an object may well be named by a UUID of what it holds. */
    private static final Pattern NAME =
            Pattern.compile(".+-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private CutUploads() {}

    /**
     * Removes them from all buckets. No server may be at work on the folder.
     *
     * @throws IllegalStateException if the folder cannot be read or a file not be removed
     */
    static void removeFrom(Path folder) {
        try {
            for (Path file : of(folder)) {
                Files.deleteIfExists(file);
                log.info("Removed an upload that was cut off file={}", file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("uploads that were cut off cannot be removed from " + folder, e);
        }
    }

    private static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .filter(Files::isRegularFile)
                    .toList();
        }
    }
}
