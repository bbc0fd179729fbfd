// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Parses the text of one record within bounds, and gives texts without an id one. */
final class SourceJson {
    private static final int DEEPEST = 200;
    private static final int LONGEST_STRING = 50_000_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private SourceJson() {}

    static JsonNode parse(String text) throws JsonProcessingException {
        try {
            return JSON.readTree(text);
        } catch (NumberFormatException e) {
            // An exponent that Java's decimals do not have; Jackson 2.21 lets it through as it comes.
            throw new StreamConstraintsException("a number is beyond bounds: " + e.getMessage());
        }
    }

    /** The tokens of a text, within the same bounds. */
    static JsonParser tokens(String text) throws IOException {
        return JSON.createParser(text);
    }

    /** Hash of the record's JSON with sorted keys and without white space, so that formatting does not matter. */
    static String contentId(JsonNode record) {
        try {
            return sha256(JSON.writeValueAsString(JSON.treeToValue(record, Object.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a parsed tree cannot fail to be written", e);
        }
    }

    /** Hash of a text that is no JSON. */
    static String contentId(String text) {
        return sha256(text.strip());
    }

    static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
