// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.local.settings.Distribution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a parent, as its child sees it: the pipe on standard input ends. */
class ParentWatchIT {

    /** Would run for ever. */
    public static final class Sleeper {
        private Sleeper() {}

        public static void main(String[] arguments) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("closed in order")));
            System.out.println("runs");
            Thread.currentThread().join();
        }
    }

    @Test
    void shouldEndInOrderWhenTheParentIsGone(@TempDir Path folder) throws Exception {
        Path output = folder.resolve("out");
        Process child = new ProcessBuilder(ChildJvm.command(
                        Distribution.find().parentWatchJar(),
                        List.of(),
                        System.getProperty("java.class.path"),
                        List.of(Sleeper.class.getName())))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();

            child.getOutputStream().close();

            assertThat(child.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
            assertThat(Files.readString(output)).contains("closed in order");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void shouldEndAnOrphanByItsPidFileUnlessItIsSomethingElse(@TempDir Path folder) throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path pidFile = folder.resolve("pid");
            Files.writeString(pidFile, Long.toString(stranger.pid()));
            ChildJvm.endOrphan(pidFile, "no such command");
            assertThat(stranger.isAlive()).isTrue();
            assertThat(pidFile).doesNotExist();

            Files.writeString(pidFile, Long.toString(stranger.pid()));
            ChildJvm.endOrphan(pidFile, "sleep");
            assertThat(stranger.waitFor(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
