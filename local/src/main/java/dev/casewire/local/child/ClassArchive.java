// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.child;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The classes that one kind of process loads, archived (HotSpot's application class data sharing): a JVM maps them at its
 * start in place of reading, parsing and verifying them again. An archive that does not fit any more, since a jar or the
 * JVM is another one, is left aside by the JVM without a word.
 *
 * @param folder belongs to one version of Java
 * @param name kind of the process
 */
public record ClassArchive(Path folder, String name) {

    /** System property that names the folder; without it nothing is archived. {@code ./casewire} sets it. */
    public static final String FOLDER = "casewire.archives";

    /** The archive of a kind of process, where the running command keeps archives. */
    public static Optional<ClassArchive> named(String name) {
        return Optional.ofNullable(System.getProperty(FOLDER)).map(folder -> new ClassArchive(Path.of(folder), name));
    }

    /**
     * JVM options of a process: it maps the archive, or lists its classes for one where there is none younger than its
     * jars.
     */
    public List<String> options(String classPath) throws IOException {
        if (isFresh(classPath)) {
            return List.of("-XX:SharedArchiveFile=" + file(), "-Xlog:cds=off");
        }
        Files.createDirectories(folder);
        return List.of("-XX:DumpLoadedClassList=" + folder.resolve(name + "-%p.classes"));
    }

    /** Whether a process was told to list its classes, and has begun to. */
    boolean isListed(long pid) {
        return Files.exists(list(pid));
    }

    Path file() {
        return folder.resolve(name + ".jsa");
    }

    Path list(long pid) {
        return folder.resolve(name + "-pid" + pid + ".classes");
    }

    /** Where an archive grows until it is whole. */
    Path growing(long pid) {
        return folder.resolve(name + "-pid" + pid + ".growing");
    }

    /** What the JVM says while it archives. */
    Path log() {
        return folder.resolve(name + ".log");
    }

    /** Deletes the lists of all processes of this kind, and what was left by one that was cut off. */
    void forgetLists() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(this::isPassing).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isPassing(Path file) {
        return file.getFileName().toString().matches(name + "-pid\\d+\\.(classes|growing)");
    }

    private boolean isFresh(String classPath) throws IOException {
        if (!Files.exists(file())) {
            return false;
        }
        for (String jar : classPath.split(File.pathSeparator, -1)) {
            if (Files.getLastModifiedTime(Path.of(jar)).compareTo(Files.getLastModifiedTime(file())) > 0) {
                return false;
            }
        }
        return true;
    }
}
