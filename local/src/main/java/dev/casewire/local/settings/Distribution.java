// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build of {@code local} puts together: class path, connector ZIPs, the registry.
 *
 * @param home folder that holds {@code lib}, {@code plugins} and {@code registry}
 */
public record Distribution(Path home) {

    /** System property that names the folder; {@code ./casewire} sets it. */
    public static final String PROPERTY = "casewire.home";

    public Distribution {
        home = home.toAbsolutePath().normalize();
    }

    /**
     * The distribution named by {@link #PROPERTY}, or the one this class was loaded from.
     *
     * @throws IllegalStateException when neither is a folder with a registry
     */
    public static Distribution find() {
        String named = System.getProperty(PROPERTY);
        Distribution found = named != null ? new Distribution(Path.of(named)) : ofThisClass();
        if (!Files.isDirectory(found.home.resolve("registry"))) {
            throw new IllegalStateException("No built Casewire in " + found.home
                    + ". Run ./casewire from the repository, or build it: ./mvnw -Dquick package");
        }
        return found;
    }

    /** The connector ZIPs. */
    public List<Path> pluginZips() {
        return files(home.resolve("plugins"), ".zip");
    }

    public Path registryJar() {
        return only(home.resolve("registry"), "-runner.jar");
    }

    public Path parentWatchJar() {
        return only(home.resolve("registry"), "-parent-watch.jar");
    }

    /** From a jar in {@code lib}, or from the classes that the build compiled. */
    private static Distribution ofThisClass() {
        Path code = Path.of(Distribution.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path folder = code.toAbsolutePath().resolveSibling("");
        return new Distribution(Files.isRegularFile(code) ? folder.resolve("..") : folder.resolve("casewire"));
    }

    private static Path only(Path folder, String end) {
        List<Path> found = files(folder, end);
        if (found.size() != 1) {
            throw new IllegalStateException("Expected one file *" + end + " in " + folder + ", found " + found.size()
                    + ". Build again: ./mvnw -Dquick package");
        }
        return found.get(0);
    }

    private static List<Path> files(Path folder, String end) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
