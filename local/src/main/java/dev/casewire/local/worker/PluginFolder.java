// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The worker's plugin path: the connector ZIPs, unpacked as a user would unpack them. */
public final class PluginFolder {
    private static final String STAMP = ".unpacked";

    private PluginFolder() {}

    /** Unpacks what is new or changed, takes away what is no longer among the ZIPs. */
    public static void fill(Path folder, List<Path> zips) throws IOException {
        Set<String> wanted = new HashSet<>();
        for (Path zip : zips) {
            String name = zip.getFileName().toString().replaceAll("\\.zip$", "");
            wanted.add(name);
            unpack(zip, folder.resolve(name));
        }
        try (Stream<Path> present = Files.list(folder)) {
            for (Path stale : present.filter(
                            it -> !wanted.contains(it.getFileName().toString()))
                    .toList()) {
                delete(stale);
            }
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        String stamp = Files.size(zip) + " " + Files.getLastModifiedTime(zip).toMillis();
        Path stampFile = target.resolve(STAMP);
        if (Files.exists(stampFile) && Files.readString(stampFile).equals(stamp)) {
            return;
        }
        delete(target);
        Files.createDirectories(target);
        try (ZipFile content = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = content.entries(); entries.hasMoreElements(); ) {
                unpack(content, entries.nextElement(), target);
            }
        }
        Files.writeString(stampFile, stamp);
    }

    private static void unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry '" + entry.getName() + "' of " + zip.getName() + " points outside of it");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.resolveSibling(""));
        try (InputStream bytes = zip.getInputStream(entry)) {
            Files.copy(bytes, file);
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
