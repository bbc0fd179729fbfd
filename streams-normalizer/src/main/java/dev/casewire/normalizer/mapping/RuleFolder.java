// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder with rule files ({@code *.yaml}, {@code *.yml}) that a user keeps. Not thread-safe. */
public final class RuleFolder {
    /** No set of rules is this large; a file that is was put there by mistake. */
    private static final long LARGEST_FILE = 4L * 1024 * 1024;

    private final Path folder;
    private Map<String, String> stamps = Map.of();

    public RuleFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * The texts of the files by name, in the order of names.
     *
     * @throws IllegalArgumentException where the folder or a file of it cannot be read
     */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Path file : files()) {
                if (Files.size(file) > LARGEST_FILE) {
                    throw new IllegalArgumentException(file + ":1: a rule file must be at most " + LARGEST_FILE
                            + " bytes, is " + Files.size(file));
                }
                texts.put(name(file), text(file));
            }
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(e);
        }
        return texts;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + ":1: a rule file must be in UTF-8", e);
        }
    }

    /** Whether a file has come, gone or changed since the last call; a folder that cannot be read counts as one that changed. */
    public boolean hasChanged() {
        Map<String, String> now = new TreeMap<>();
        try {
            for (Path file : files()) {
                now.put(name(file), Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        } catch (IOException | UncheckedIOException e) {
            now.put("", String.valueOf(e));
        }
        boolean changed = !now.equals(stamps);
        stamps = now;
        return changed;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name(file).endsWith(".yaml") || name(file).endsWith(".yml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private IllegalArgumentException unreadable(Exception cause) {
        return new IllegalArgumentException(
                "rules.overlay.folder: '" + folder + "' cannot be read (" + cause + "); name a folder with rule files",
                cause);
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
