// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.local.child.ChildJvm;
import dev.casewire.local.settings.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A part of the pipeline in a JVM of its own, which ends with this one, however that ends. */
final class ChildPart implements AutoCloseable {
    /** What this JVM sees. */
    static final String OUR_CLASS_PATH = System.getProperty("java.class.path");

    private final Process process;
    private final Path log;

    private ChildPart(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts; returns at once.
     *
     * @param log receives what it prints; appended to
     * @param program main class and its arguments
     */
    static ChildPart start(Path log, String classPath, List<String> options, List<String> program) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        all.addAll(options);
        List<String> command = ChildJvm.command(Distribution.find().parentWatchJar(), all, classPath, program);
        return new ChildPart(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** As {@code kill -9} does it; returns when it is dead. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
