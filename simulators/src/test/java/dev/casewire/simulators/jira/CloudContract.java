// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import dev.casewire.testkit.SharedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Predicate;

/**
 * Atlassian's OpenAPI document as a judge of answers. Two of its statements contradict its own example and real answers,
 * and are let pass: audit records do have an {@code authorAccountId} though the closed schema lacks it, and times are
 * written with an offset without colon though the format {@code date-time} (RFC 3339) demands one.
 */
final class CloudContract {

    private static final String OFFSET_WITHOUT_COLON = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000";

    /** OpenAPI's formats for the width of whole numbers, which the validator does not know. */
    private record Whole(String width, Predicate<JsonNode> fits) implements Format {
        @Override
        public String getName() {
            return width;
        }

        @Override
        public boolean matches(ExecutionContext execution, SchemaContext schema, JsonNode value) {
            return !value.isNumber() || fits.test(value);
        }
    }

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDialect(
            Dialect.builder(Dialects.getOpenApi30())
                    .format(new Whole("int32", JsonNode::canConvertToInt))
                    .format(new Whole("int64", JsonNode::canConvertToLong))
                    .build(),
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private CloudContract(JsonNode document) {
        this.document = document;
    }

    /** Skips the test where the document is not to be had. */
    static CloudContract load() throws IOException {
        return new CloudContract(
                Caller.JSON.readTree(Files.readString(SharedFiles.require("specs/jira-cloud-v3.json"))));
    }

    /** What the document holds against an answer, the two known contradictions apart. */
    List<String> complaints(String schemaName, JsonNode answer) {
        ObjectNode root = Caller.JSON.createObjectNode();
        root.put("$ref", "#/components/schemas/" + schemaName);
        root.putObject("components").set("schemas", document.at("/components/schemas"));
        Schema schema = registry.getSchema(root);
        return schema.validate(answer).stream()
                .filter(error -> !isKnownContradiction(error, answer))
                .map(error -> error.getInstanceLocation() + " " + error.getKeyword() + ": " + error.getMessage())
                .toList();
    }

    private static boolean isKnownContradiction(Error error, JsonNode answer) {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> "authorAccountId".equals(error.getProperty());
            case "format" ->
                answer.at(error.getInstanceLocation().toString()).asText().matches(OFFSET_WITHOUT_COLON);
            default -> false;
        };
    }
}
