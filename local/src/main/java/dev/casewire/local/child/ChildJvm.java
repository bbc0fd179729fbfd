// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.child;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * A JVM of our own making that does not outlive us. Its pid is written to a file, so that the next start can wait for one
 * that is still closing its files.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Process process;
    private final Path pidFile;

    private ChildJvm(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts a jar's main class under {@link ParentWatch}.
     *
     * @param watch jar of {@link ParentWatch}
     * @param options JVM options
     * @param log receives the child's output; appended to
     * @throws IOException also when the jar names no main class
     */
    public static ChildJvm start(Path watch, List<String> options, Path jar, Path log, Path pidFile)
            throws IOException {
        List<String> command = command(watch, options, jar.toString(), List.of(mainClass(jar)));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Files.writeString(pidFile, Long.toString(process.pid()));
        return new ChildJvm(process, pidFile);
    }

    /**
     * Command of a program under {@link ParentWatch}.
     *
     * @param program its main class and its arguments
     */
    public static List<String> command(Path watch, List<String> options, String classPath, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath(watch, classPath));
        command.add(ParentWatch.class.getName());
        command.addAll(program);
        return command;
    }

    /** What a child sees. */
    public static String classPath(Path watch, String classPath) {
        return watch + File.pathSeparator + classPath;
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new IOException(jar + " names no main class");
            }
            return name;
        }
    }

    /**
     * Ends the process named by a pid file, if it still runs and is a child of this kind: after a crash of the parent it may
     * be closing its files.
     *
     * @param mark text that its command line must hold, against pids used again
     */
    public static void endOrphan(Path pidFile, String mark) throws IOException, InterruptedException {
        if (!Files.exists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> orphan = handle(Files.readString(pidFile).strip())
                .filter(process -> process.info().commandLine().orElse("").contains(mark));
        if (orphan.isPresent()) {
            end(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() throws IOException {
        try {
            end(process.toHandle());
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Optional<ProcessHandle> handle(String pid) {
        return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    private static void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        if (!hasEnded(process)) {
            process.destroyForcibly();
            hasEnded(process);
        }
    }

    private static boolean hasEnded(ProcessHandle process) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return !process.isAlive();
    }
}
