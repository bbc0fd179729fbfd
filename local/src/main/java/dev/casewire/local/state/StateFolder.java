// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds everything the stack remembers. Readable by its owner alone: it holds records, credentials of the
 * local S3, and whatever else passes through.
 *
 * @param root absolute
 */
public record StateFolder(Path root) {

    /** Marks a folder as ours, so that {@code reset} never empties another one. */
    private static final String MARK = "casewire-state";

    public StateFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** Makes the folder and its parts where they are missing. */
    public StateFolder create() throws IOException {
        Files.createDirectories(root);
        only(root, "rwx------");
        for (Path part : List.of(logs(), plugins(), secrets(), broker(), registry(), streams(), objects())) {
            Files.createDirectories(part);
        }
        if (!Files.exists(root.resolve(MARK))) {
            Files.writeString(root.resolve(MARK), "State of ./casewire up. ./casewire reset clears it.\n");
        }
        return this;
    }

    /** Whether a stack was ever started here. */
    public boolean exists() {
        return Files.exists(root.resolve(MARK));
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path plugins() {
        return root.resolve("plugins");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    public Path broker() {
        return root.resolve("broker");
    }

    public Path registry() {
        return root.resolve("registry");
    }

    public Path streams() {
        return root.resolve("streams");
    }

    /** The folder behind the local S3: buckets, and in them keys as files. */
    public Path objects() {
        return root.resolve("s3");
    }

    /** Settings of the last start. */
    public Path remembered() {
        return root.resolve("stack.properties");
    }

    /** Present while a stack runs here: pid and addresses. */
    public Path running() {
        return root.resolve("running.json");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    /** Replaces a file at once; only the owner may read it. */
    public void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        only(fresh, "rw-------");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes the folder and what is in it. */
    public void delete() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void only(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> set = PosixFilePermissions.fromString(permissions);
            Files.setPosixFilePermissions(path, set);
        }
    }
}
