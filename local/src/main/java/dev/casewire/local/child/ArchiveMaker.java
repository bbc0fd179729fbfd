// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the archive of a process that listed its classes while that process works: with a low priority, and in a JVM of
 * its own, since archiving would stop the one that works. Takes the better part of a minute: such a JVM only interprets.
 * Close it from any thread; what is not whole by then is made by a later start.
 */
public final class ArchiveMaker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveMaker.class);

    /** Archives, or is killed when we are gone: then, as when we close it, the pipe on standard input ends. */
    private static final String ARCHIVE = """
            exec 3<&0
            nice -n 10 "$@" & jvm=$!
            { read -r never <&3; kill -9 "$jvm"; } 2>/dev/null & watch=$!
            wait "$jvm"; ended=$?
            kill "$watch" 2>/dev/null
            exit "$ended"
            """;

    private final Thread thread;

    /**
     * A process that has started.
     *
     * @param classPath the one it was started with
     */
    public record Running(ClassArchive archive, long pid, String classPath) {}

    private ArchiveMaker(Running process) {
        this.thread = new Thread(
                () -> makeIfListed(process),
                "class-archive-" + process.archive().name());
        thread.setDaemon(true);
    }

    /** Begins; returns at once. */
    public static ArchiveMaker start(Running process) {
        ArchiveMaker maker = new ArchiveMaker(process);
        maker.thread.start();
        return maker;
    }

    private static void makeIfListed(Running process) {
        try {
            if (process.archive().isListed(process.pid())) {
                make(process);
            }
        } catch (IOException e) {
            LOG.warn(
                    "No class archive name={}; the next start is as slow",
                    process.archive().name(),
                    e);
        } catch (InterruptedException e) {
            LOG.info(
                    "Class archive left for a later start name={}",
                    process.archive().name());
        }
    }

    private static void make(Running process) throws IOException, InterruptedException {
        ClassArchive archive = process.archive();
        long begun = System.nanoTime();
        Path growing = archive.growing(process.pid());
        Process shell = new ProcessBuilder(List.of(
                        "sh",
                        "-c",
                        ARCHIVE,
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:dump",
                        "-XX:+UseSerialGC",
                        "-XX:SharedClassListFile=" + archive.list(process.pid()),
                        "-XX:SharedArchiveFile=" + growing,
                        "-cp",
                        process.classPath()))
                .redirectErrorStream(true)
                .redirectOutput(archive.log().toFile())
                .start();
        try {
            int exit = shell.waitFor();
            if (exit != 0) {
                throw new IOException("exit value " + exit + ", see " + archive.log());
            }
            Files.move(growing, archive.file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            LOG.info(
                    "Class archive made name={} bytes={} tookMs={}",
                    archive.name(),
                    Files.size(archive.file()),
                    (System.nanoTime() - begun) / 1_000_000);
            archive.forgetLists();
        } finally {
            shell.getOutputStream().close();
            shell.onExit().join();
            Files.deleteIfExists(growing);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
