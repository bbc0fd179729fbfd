// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Settings for clients of a cluster, from the file that {@code --command-config} names. */
final class ClientSettings {
    private ClientSettings() {}

    /** The file's settings; none where no file is named. */
    static Map<String, String> of(@Nullable Path commandConfig) throws IOException {
        Map<String, String> settings = new HashMap<>();
        if (commandConfig != null) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(SourceOptions.readable("--command-config", commandConfig))) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        }
        return settings;
    }
}
