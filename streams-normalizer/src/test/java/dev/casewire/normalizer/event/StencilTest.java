// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.registry.EncodedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StencilTest {
    private static final Schema SCHEMA = SchemaBuilder.record("Event")
            .fields()
            .optionalString("text")
            .requiredLong("time")
            .endRecord();
    private static final long TIME = 7_263_548_190_001L;
    private static final Placeholders PLACEHOLDERS = new Placeholders(Map.of("<a>", 0, "<b>", 1), List.of(TIME));

    private record Texts(List<String> texts) implements Carried {
        @Override
        public byte[] utf8(int position) {
            return ("__" + texts.get(position)).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int from(int position) {
            return 2;
        }

        @Override
        public int to(int position) {
            return utf8(position).length;
        }

        @Override
        public long number(int position) {
            return 42;
        }
    }

    private static Stencil cut(String text) {
        GenericRecord event = new GenericRecordBuilder(SCHEMA)
                .set("text", text)
                .set("time", TIME)
                .build();
        return Stencil.of(event, PLACEHOLDERS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "literal",
                "<a>",
                "<a><b>",
                "https://<a>",
                "<b>: <a>, <a>",
                "at 7263548190001 by <a>",
                "\u00e9 <a> \u4e2d",
                ""
            })
    void shouldFillTheTextsOfARecordInWherePlaceholdersStood(String text) {
        for (String carried : List.of("x", "\u00e9t\u00e9", "long ".repeat(40))) {
            EncodedRecord event = cut(text).fill(new Texts(List.of(carried, "other")));

            assertThat(event.get("text"))
                    .hasToString(
                            text.replace("<a>", carried).replace("<b>", "other").replace(Long.toString(TIME), "42"));
            assertThat(event.get("time")).isEqualTo(42L);
        }
    }

    /** Whether the literal text lies in the stencil's bytes, or in a text that holds a number. */
    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<a> and <b>", "<a> at 7263548190001"})
    void shouldCountTheLiteralsThatItKeeps(String text) {
        String literal = "literal ".repeat(100);

        assertThat(cut(literal + text).size() - cut(text).size()).isBetween(literal.length(), literal.length() + 150);
    }

    @Test
    void shouldKeepNothingOfTheEventBefore() {
        Stencil stencil = cut("<a>/<b>");
        EncodedRecord first = stencil.fill(new Texts(List.of("a long one", "b")));
        EncodedRecord second = stencil.fill(new Texts(List.of("a", "b")));

        assertThat(first.get("text")).hasToString("a long one/b");
        assertThat(second.get("text")).hasToString("a/b");
    }
}
