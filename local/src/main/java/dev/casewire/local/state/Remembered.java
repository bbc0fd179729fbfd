// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.state;

import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.AuditSource.AuditFile;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.AuditSource.LiveJira;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a start leaves for the next one, so that {@code ./casewire up} alone goes on where the last stack stopped. Immutable.
 *
 * @param source where the records come from, if a stack was started before
 * @param ports of the last start
 * @param overrides of the last start; may hold secrets
 * @param ids identities made up once, such as those of the S3 layout
 */
public record Remembered(
        Optional<AuditSource> source, Map<Port, Integer> ports, Overrides overrides, Map<String, String> ids) {

    public Remembered {
        ports = Map.copyOf(ports);
        ids = Map.copyOf(ids);
    }

    /** What the last start left; nothing where there was none. */
    public static Remembered read(StateFolder state) throws IOException {
        Properties stored = new Properties();
        if (Files.exists(state.remembered())) {
            try (Reader reader = Files.newBufferedReader(state.remembered(), StandardCharsets.UTF_8)) {
                stored.load(reader);
            }
        }
        Map<Port, Integer> ports = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String number = stored.getProperty("port." + port.label());
            if (number != null) {
                ports.put(port, Integer.valueOf(number));
            }
        }
        return new Remembered(source(stored), ports, new Overrides(under("config.", stored)), under("id.", stored));
    }

    /** Leaves this for the next start. */
    public void write(StateFolder state) throws IOException {
        Properties stored = new Properties();
        source.ifPresent(it -> store(it, stored));
        ports.forEach((port, number) -> stored.setProperty("port." + port.label(), number.toString()));
        overrides.settings().forEach((key, value) -> stored.setProperty("config." + key, value));
        ids.forEach((key, value) -> stored.setProperty("id." + key, value));
        StringWriter text = new StringWriter();
        stored.store(text, "Written by ./casewire up; cleared by ./casewire reset");
        state.write(state.remembered(), text.toString());
    }

    private static Optional<AuditSource> source(Properties stored) {
        return switch (stored.getProperty("source", "")) {
            case "file" -> Optional.of(new AuditFile(Path.of(stored.getProperty("source.file"))));
            case "generated" ->
                Optional.of(new Generated(
                        Integer.parseInt(stored.getProperty("source.records")),
                        Long.parseLong(stored.getProperty("source.seed"))));
            case "jira" ->
                Optional.of(new LiveJira(
                        URI.create(stored.getProperty("source.url")),
                        stored.getProperty("source.email"),
                        Path.of(stored.getProperty("source.token.file"))));
            default -> Optional.empty();
        };
    }

    private static void store(AuditSource source, Properties stored) {
        if (source instanceof AuditFile given) {
            stored.setProperty("source", "file");
            stored.setProperty("source.file", given.file().toString());
        } else if (source instanceof Generated generated) {
            stored.setProperty("source", "generated");
            stored.setProperty("source.records", Integer.toString(generated.records()));
            stored.setProperty("source.seed", Long.toString(generated.seed()));
        } else if (source instanceof LiveJira jira) {
            stored.setProperty("source", "jira");
            stored.setProperty("source.url", jira.url().toString());
            stored.setProperty("source.email", jira.email());
            stored.setProperty("source.token.file", jira.tokenFile().toString());
        }
    }

    private static Map<String, String> under(String prefix, Properties stored) {
        Map<String, String> found = new HashMap<>();
        for (String key : stored.stringPropertyNames()) {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), stored.getProperty(key));
            }
        }
        return found;
    }
}
