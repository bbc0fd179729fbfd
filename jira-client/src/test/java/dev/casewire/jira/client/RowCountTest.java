// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowCountTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @Test
    void shouldCountWhatIsInTheRecordsOfThePageAndNothingElse() {
        assertThat(count("{\"records\":[]}")).isZero();
        assertThat(count("{ \"total\" : 7, \"records\" : [ \n ] }")).isZero();
        assertThat(count("{\"x\":{\"records\":[1,2]},\"y\":[\"records\",[3]],\"records\":[{\"records\":[4,5]}]}"))
                .isEqualTo(1);
        assertThat(count("{\"records\":[{\"a\":\"],}\\\"\\\\\"},[[],[]],null, 1.5e3 ,\"x,]\"],\"total\":1}"))
                .isEqualTo(5);
    }

    @Test
    void shouldTellNothingOfWhatIsNoWholePage() {
        for (String body : new String[] {
            "",
            "x",
            "[1,2]",
            "{\"records\":null}",
            "{\"records\":[1,2",
            "{\"records\":[\"1",
            "{\"records\":[\"1\\",
            "{\"rec"
        }) {
            assertThat(count(body)).as(body).isEqualTo(RowCount.UNKNOWN);
        }
        assertThat(RowCount.of("{\"records\":[1]}".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(RowCount.UNKNOWN);
    }

    @Test
    void shouldCountAnyPageAsAParserDoes() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            ObjectNode page = NODES.objectNode();
            page.set("offset", value(random, 2));
            ArrayNode records = page.putArray("records");
            for (int row = random.nextInt(6); row > 0; row--) {
                records.add(value(random, 4));
            }
            page.set("total", value(random, 2));
            ObjectMapper json = new ObjectMapper();
            String body = random.nextBoolean() ? page.toPrettyString() : json.writeValueAsString(page);

            assertThat(count(body)).as(body).isEqualTo(records.size());
        }
    }

    private static JsonNode value(Random random, int deepest) {
        return switch (random.nextInt(deepest > 0 ? 6 : 4)) {
            case 0 -> NODES.numberNode(random.nextInt());
            case 1 -> NODES.nullNode();
            case 2, 3 -> NODES.textNode(text(random));
            case 4 -> {
                ArrayNode array = NODES.arrayNode();
                for (int left = random.nextInt(4); left > 0; left--) {
                    array.add(value(random, deepest - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int left = random.nextInt(4); left > 0; left--) {
                    object.set(text(random), value(random, deepest - 1));
                }
                yield object;
            }
        };
    }

    private static String text(Random random) {
        String[] parts = {"records", "\"", "\\", "[", "]", "{", "}", ",", " ", "\u00fc", "\ud83d\ude80", "\n", "a"};
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(4); left > 0; left--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static int count(String body) {
        return RowCount.of(body.getBytes(StandardCharsets.UTF_8));
    }
}
