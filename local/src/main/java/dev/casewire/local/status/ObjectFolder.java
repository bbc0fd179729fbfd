// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The finished objects in the folder behind the local S3.
 *
 * @param count files
 * @param bytes their size
 */
public record ObjectFolder(long count, long bytes) {

    /** Looks now. Parts of unfinished uploads are hidden files and do not count. */
    public static ObjectFolder of(Path folder) {
        Walk walk = new Walk();
        try {
            Files.walkFileTree(folder, walk);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ObjectFolder(walk.count, walk.bytes);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private long count;
        private long bytes;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file)) {
                count++;
                bytes += attributes.size();
            }
            return FileVisitResult.CONTINUE;
        }

        /** Files come and go while a sink writes. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            return path.getFileName().toString().startsWith(".");
        }
    }
}
