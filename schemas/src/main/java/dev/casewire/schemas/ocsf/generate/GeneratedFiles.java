// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.casewire.schemas.SchemaReference;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** What the committed generated files must hold, from the committed sources of a checkout. */
final class GeneratedFiles {
    private static final String OCSF = "src/main/resources/dev/casewire/schemas/ocsf/";

    private final Path module;
    private final Topics topics;

    /**
     * @param module folder of this module in a checkout
     * @param topics the list that history and reference page follow
     */
    GeneratedFiles(Path module, Topics topics) {
        this.module = module;
        this.topics = topics;
    }

    /** The fact file of a compiled OCSF. */
    Map<Path, String> facts(Path compiled) throws IOException {
        var facts = new FactsGenerator(new ObjectMapper().readTree(Files.readAllBytes(compiled))).generate();
        return Map.of(factsFile(facts.path("version").asText()), CompactJson.write(facts));
    }

    /** The Avro schemas of all emission profiles; needs the fact files of their versions. */
    Map<Path, String> schemas() throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (var schema : emissionSchemas().entrySet()) {
            files.put(module.resolve(OCSF + schema.getKey()), text(schema.getValue()));
        }
        return files;
    }

    /** The newest version of each topic's history, a new one where the schema has changed. */
    Map<Path, String> history() throws IOException {
        SchemaHistory history = new SchemaHistory(module.resolve("src/test/resources/history"));
        Map<String, Schema> emissionSchemas = emissionSchemas();
        Map<Path, String> files = new TreeMap<>();
        for (TopicDefinition topic : topics.all()) {
            Optional<Schema> schema = topic.schema() instanceof SchemaReference.Ocsf ocsf
                    ? Optional.ofNullable(emissionSchemas.get(OcsfSchemas.file(ocsf.version(), ocsf.className())))
                    : ValueSchemas.valueSchema(topic);
            if (schema.isPresent()) {
                files.put(history.fileFor(topic.name(), schema.get()), text(schema.get()));
            }
        }
        return files;
    }

    /** The topics for people and for tools. */
    Map<Path, String> reference() {
        Path repository = module.resolve("..");
        return Map.of(
                repository.resolve("docs/reference/topics.md").normalize(), TopicsPage.render(topics),
                repository.resolve(AsyncApi.PATH).normalize(), AsyncApi.render(topics));
    }

    private Map<String, Schema> emissionSchemas() throws IOException {
        Map<String, Schema> schemas = new TreeMap<>();
        for (EmissionProfile profile : EmissionProfile.parse(read(module.resolve(OCSF + "emission-profiles.yaml")))) {
            OcsfFacts facts = OcsfFacts.parse(read(factsFile(profile.version())));
            schemas.put(OcsfSchemas.file(profile.version(), profile.className()), EmissionSchema.of(facts, profile));
        }
        return schemas;
    }

    private Path factsFile(String version) {
        return module.resolve(OCSF + "facts-" + version + ".json");
    }

    private static String text(Schema schema) {
        return SchemaFormatter.format("json/pretty", schema) + "\n";
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
