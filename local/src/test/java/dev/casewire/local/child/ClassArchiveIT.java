// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of a small program, by the JVM that runs this test. */
class ClassArchiveIT {
    private static final String LISTS = "-XX:DumpLoadedClassList=";
    private static final String MAPS = "-XX:SharedArchiveFile=";

    @TempDir
    private Path folder;

    private Path jar;
    private ClassArchive archive;

    /** Ends with its standard input. */
    public static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("runs");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @BeforeEach
    void buildTheProgram() throws IOException {
        jar = folder.resolve("program.jar");
        String file = Program.class.getName().replace('.', '/') + ".class";
        try (InputStream program = Program.class.getClassLoader().getResourceAsStream(file);
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(file));
            program.transferTo(out);
        }
        archive = new ClassArchive(folder.resolve("archives"), "program");
    }

    @Test
    void shouldMapTheClassesThatAnEarlierStartListed() throws Exception {
        Process first = start(archive.options(jar.toString()));
        try (ArchiveMaker maker = making(first)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(archive.file()));
        } finally {
            end(first);
        }
        assertThat(folder.resolve("archives")).isDirectoryContaining("glob:**.{jsa,log}");
        assertThat(folder.resolve("archives")).isDirectoryNotContaining("glob:**.{classes,growing}");

        List<String> options = archive.options(jar.toString());
        assertThat(options.get(0)).startsWith(MAPS);
        options = new ArrayList<>(options);
        options.add("-Xlog:class+load");
        Process second = start(options);
        end(second);
        assertThat(Files.readString(output(second)))
                .containsPattern("ClassArchiveIT\\$Program source: shared objects file")
                .contains("runs");
    }

    @Test
    void shouldListAgainWhenAJarIsYoungerAndStartWithAnArchiveThatDoesNotFit() throws Exception {
        Files.createDirectories(archive.folder());
        Files.writeString(archive.file(), "no archive");
        Process process = start(archive.options(jar.toString()));
        end(process);
        assertThat(Files.readString(output(process))).isEqualTo("runs\n");

        Files.setLastModifiedTime(
                jar,
                FileTime.fromMillis(Files.getLastModifiedTime(archive.file()).toMillis() + 1000));

        assertThat(archive.options(jar.toString())).singleElement().asString().startsWith(LISTS);
    }

    @Test
    void shouldLeaveNothingAtWorkWhenItIsClosed() throws Exception {
        Process process = start(archive.options(jar.toString()));
        ArchiveMaker maker = making(process);
        await().atMost(Duration.ofSeconds(30)).until(() -> isArchiving() || Files.exists(archive.file()));
        maker.close();
        end(process);

        await().atMost(Duration.ofSeconds(30)).until(() -> !isArchiving());
        assertThat(archive.growing(process.pid())).doesNotExist();
    }

    private boolean isArchiving() {
        return ProcessHandle.allProcesses()
                .anyMatch(it -> it.info().commandLine().orElse("").contains("SharedClassListFile=" + archive.folder()));
    }

    private ArchiveMaker making(Process process) {
        return ArchiveMaker.start(new ArchiveMaker.Running(archive, process.pid(), jar.toString()));
    }

    /** Returns when it runs. */
    private Process start(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), Program.class.getName()));
        Path fresh = Files.createTempFile(folder, "out", "");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(fresh.toFile())
                .start();
        Files.move(fresh, output(process));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(output(process)).contains("runs"));
        return process;
    }

    private Path output(Process process) {
        return folder.resolve("out-" + process.pid());
    }

    private static void end(Process process) throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(15, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program does not end");
        }
    }
}
