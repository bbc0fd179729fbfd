// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.feed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.runtime.isolation.LoaderSwap;
import org.apache.kafka.connect.runtime.isolation.Plugins;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * The source connector's own typing and converter, loaded from its ZIP as the worker does: in a class loader that sees
 * nothing of ours.
 */
final class TypingPlugin implements AutoCloseable {
    private static final String CONNECTOR = "dev.casewire.jira.source.JiraSourceConnector";
    private static final String TYPING = "dev.casewire.jira.source.TypeAuditRecord";
    private static final String CONVERTER = "dev.casewire.registry.connect.RegistryAvroConverter";

    private final Plugins plugins;
    private final ClassLoader loader;
    private final Transformation<SourceRecord> typing;
    private final Converter converter;

    /** A typed record as bytes, and what was wrong with it, if anything. */
    record Typed(ProducerRecord<byte[], byte[]> record, Optional<String> problem) {}

    private TypingPlugin(
            Plugins plugins, ClassLoader loader, Transformation<SourceRecord> typing, Converter converter) {
        this.plugins = plugins;
        this.loader = loader;
        this.typing = typing;
        this.converter = converter;
    }

    /**
     * Loads both.
     *
     * @param site for records that do not name their system themselves
     */
    @SuppressWarnings("try") // The swap is there for its end.
    static TypingPlugin load(Path pluginPath, String site, String registryUrl) throws ClassNotFoundException {
        Plugins plugins = new Plugins(Map.of("plugin.path", pluginPath.toString(), "plugin.discovery", "service_load"));
        ClassLoader loader = plugins.connectorLoader(CONNECTOR, null);
        try (LoaderSwap swap = plugins.withClassLoader(loader)) {
            @SuppressWarnings("unchecked") // The plugin is generic in the kind of record and takes any.
            Transformation<SourceRecord> typing =
                    (Transformation<SourceRecord>) plugins.newPlugin(TYPING, null, loader);
            typing.configure(Map.of("site", site));
            Converter converter = (Converter) plugins.newPlugin(CONVERTER, null, loader);
            converter.configure(Map.of("schema.registry.url", registryUrl), false);
            return new TypingPlugin(plugins, loader, typing, converter);
        }
    }

    /** Types one line, as Connect data of the audit record's contract. */
    @SuppressWarnings("try") // The swap is there for its end.
    Struct struct(String line) {
        try (LoaderSwap swap = plugins.withClassLoader(loader)) {
            return (Struct) typing.apply(new SourceRecord(Map.of(), Map.of(), "feed", null, null, null, null, line))
                    .value();
        }
    }

    /** Types one line. */
    @SuppressWarnings("try") // The swap is there for its end.
    Typed type(String line) {
        try (LoaderSwap swap = plugins.withClassLoader(loader)) {
            SourceRecord typed =
                    typing.apply(new SourceRecord(Map.of(), Map.of(), "feed", null, null, null, null, line));
            RecordHeaders headers = new RecordHeaders();
            for (Header header : typed.headers()) {
                headers.add(header.key(), String.valueOf(header.value()).getBytes(StandardCharsets.UTF_8));
            }
            byte[] value = converter.fromConnectData(typed.topic(), headers, typed.valueSchema(), typed.value());
            byte[] key = String.valueOf(typed.key()).getBytes(StandardCharsets.UTF_8);
            return new Typed(
                    new ProducerRecord<>(typed.topic(), null, typed.timestamp(), key, value, headers),
                    Optional.ofNullable(((Struct) typed.value()).getString("problem")));
        }
    }

    @Override
    public void close() {
        typing.close();
    }
}
