// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import dev.casewire.schemas.SchemaReference;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * Renders the list of topics as an AsyncAPI 3 document: one channel and one message a topic, sent by the part that owns it.
 * Values refer to the committed Avro schemas by path, seen from {@value #PATH}.
 */
final class AsyncApi {
    static final String PATH = "docs/reference/asyncapi.yaml";

    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";
    private static final String BINDING_VERSION = "0.5.0";
    private static final String CONTRACTS = "../../schemas/src/main/avro/";
    private static final String OCSF = "../../schemas/src/main/resources/dev/casewire/schemas/ocsf/";

    private AsyncApi() {}

    static String render(Topics topics) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("asyncapi", "3.0.0");
        document.put("info", info());
        document.put("defaultContentType", "avro/binary");
        Map<String, Object> channels = new LinkedHashMap<>();
        Map<String, Object> operations = new LinkedHashMap<>();
        Map<String, Object> messages = new LinkedHashMap<>();
        for (TopicDefinition topic : topics.all()) {
            channels.put(topic.name(), channel(topic));
            operations.put("send-" + topic.name(), operation(topic));
            messages.put(topic.name(), message(topic));
        }
        document.put("channels", channels);
        document.put("operations", operations);
        document.put("components", Map.of("messages", messages));
        DumpSettings block = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(120)
                .build();
        return "# Made from topics.yaml; the command is in schemas/README.md.\n"
                + new Dump(block).dumpToString(document);
    }

    private static Map<String, Object> info() {
        return fields(
                "title",
                "Casewire",
                "version",
                "1.0.0",
                "description",
                "Topics of Casewire, without the prefix of an environment. Keys are plain strings, values Avro behind magic byte"
                        + " 0 and a 4-byte schema id. Read them with isolation.level=read_committed.",
                "license",
                fields("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static Map<String, Object> channel(TopicDefinition topic) {
        return fields(
                "address",
                topic.name(),
                "messages",
                fields("record", reference("#/components/messages/" + topic.name())),
                "bindings",
                fields(
                        "kafka",
                        fields(
                                "topic",
                                topic.name(),
                                "partitions",
                                topic.partitions(),
                                "topicConfiguration",
                                fields(
                                        "cleanup.policy",
                                        List.of(topic.cleanup().policy()),
                                        "retention.ms",
                                        topic.retention().toMillis(),
                                        "max.message.bytes",
                                        topic.maxMessageBytes()),
                                "bindingVersion",
                                BINDING_VERSION)));
    }

    private static Map<String, Object> operation(TopicDefinition topic) {
        return fields(
                "action",
                "send",
                "summary",
                "Written by " + topic.owner() + ".",
                "channel",
                reference("#/channels/" + topic.name()),
                "messages",
                List.of(reference("#/channels/" + topic.name() + "/messages/record")));
    }

    private static Map<String, Object> message(TopicDefinition topic) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("name", topic.name());
        message.put("headers", headers(topic));
        Optional<String> schema = schema(topic.schema());
        if (schema.isPresent()) {
            message.put("payload", fields("schemaFormat", AVRO, "schema", reference(schema.get())));
        } else {
            message.put("description", "A parked record: the bytes it came with, its cause and place as headers.");
        }
        message.put("bindings", fields("kafka", binding(topic, schema.isPresent())));
        return message;
    }

    private static Map<String, Object> headers(TopicDefinition topic) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(
                "casewire-topic",
                text("Name, without prefix, of the topic that the record is meant for: " + topic.name()));
        if (topic.schema() instanceof SchemaReference.Ocsf) {
            properties.put("metadata-uid", text("metadata.uid of the event."));
        }
        return fields("type", "object", "properties", properties);
    }

    private static Map<String, Object> binding(TopicDefinition topic, boolean registered) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("key", text(topic.key()));
        if (registered) {
            binding.put("schemaIdLocation", "payload");
            binding.put("schemaIdPayloadEncoding", "4");
            binding.put("schemaLookupStrategy", "TopicNameStrategy");
        }
        binding.put("bindingVersion", BINDING_VERSION);
        return binding;
    }

    private static Optional<String> schema(SchemaReference schema) {
        if (schema instanceof SchemaReference.Contract contract) {
            String name = contract.fullName();
            return Optional.of(CONTRACTS + name.substring(name.lastIndexOf('.') + 1) + ".avsc");
        }
        return schema instanceof SchemaReference.Ocsf ocsf
                ? Optional.of(OCSF + OcsfSchemas.file(ocsf.version(), ocsf.className()))
                : Optional.empty();
    }

    private static Map<String, Object> text(String description) {
        return fields("type", "string", "description", description);
    }

    private static Map<String, Object> reference(String to) {
        return fields("$ref", to);
    }

    /** Keys and values in turn; unlike {@code Map.of} it keeps their order. */
    private static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
