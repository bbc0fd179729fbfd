// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.feed;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.local.settings.Distribution;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.worker.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Types records with the source connector's own code, without a stack. Not thread-safe. */
public final class RecordTyping implements AutoCloseable {
    /** The converter is configured along with the typing, but never asked to convert. */
    private static final String NO_REGISTRY = "http://127.0.0.1:1";

    private final TypingPlugin plugin;
    private final Path unpacked;

    private RecordTyping(TypingPlugin plugin, Path unpacked) {
        this.plugin = plugin;
        this.unpacked = unpacked;
    }

    /**
     * Unpacks the packaged connectors to a folder of its own and loads the typing.
     *
     * @param site for records that do not name their system
     */
    public static RecordTyping open(String site) throws IOException {
        Path folder = Files.createTempDirectory("casewire-typing");
        try {
            PluginFolder.fill(folder, Distribution.find().pluginZips());
            return new RecordTyping(TypingPlugin.load(folder, site, NO_REGISTRY), folder);
        } catch (ClassNotFoundException e) {
            delete(folder);
            throw new StackProblem(
                    "The packaged source connector lacks " + e.getMessage() + ".",
                    "build again: ./mvnw -Dquick package",
                    e);
        }
    }

    /** The typed record of one record's JSON text. */
    public JiraAuditRecord type(String json) {
        return AvroOfStruct.record(plugin.struct(json));
    }

    @Override
    public void close() throws IOException {
        plugin.close();
        delete(unpacked);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
