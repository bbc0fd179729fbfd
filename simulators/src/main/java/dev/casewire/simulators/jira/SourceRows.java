// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON lines in source shape. Each line is kept as it is; of its content only {@code id} and {@code created} are
 * looked at. A line that is not an object, or has neither, is a row too: it takes the place in time of the nearest line
 * before it that has one, else of the nearest after it, else the time of reading, so that it falls into one window and
 * not into all.
 */
final class SourceRows {

    /** Also used for the {@code filter} of a query; a row may hold strings of many megabytes. */
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(100_000_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private record Line(String text, long id, @Nullable Long createdMillis) {}

    private SourceRows() {}

    /**
     * Reads a file; its rows are visible from now on.
     *
     * @throws IllegalArgumentException names the file, the line and what is wrong with it
     */
    static List<AuditRow> ofFile(Path file, Instant now) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return place(read(reader), now.toEpochMilli(), now.toEpochMilli());
        } catch (IOException e) {
            throw new IllegalArgumentException("audit file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (BadLine e) {
            throw new IllegalArgumentException("audit file " + file + ", " + e.getMessage(), e);
        }
    }

    /**
     * Reads lines that arrive now and show from {@code visibleAt} on.
     *
     * @throws IllegalArgumentException names the line and what is wrong with it
     */
    static List<AuditRow> arriving(String lines, Instant now, Instant visibleAt) {
        try (BufferedReader reader = new BufferedReader(new StringReader(lines))) {
            return place(read(reader), now.toEpochMilli(), visibleAt.toEpochMilli());
        } catch (IOException | BadLine e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<Line> read(BufferedReader reader) throws IOException, BadLine {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String text = reader.readLine(); text != null; text = reader.readLine()) {
            number++;
            if (text.isBlank()) {
                continue;
            }
            try {
                JsonNode row = JSON.readTree(text);
                lines.add(new Line(text.strip(), id(row), created(row)));
            } catch (JsonProcessingException e) {
                throw new BadLine(number, e);
            }
        }
        return lines;
    }

    private static List<AuditRow> place(List<Line> lines, long nowMillis, long visibleAtMillis) {
        long place = lines.stream()
                .map(Line::createdMillis)
                .flatMap(created -> Optional.ofNullable(created).stream())
                .findFirst()
                .orElse(nowMillis);
        List<AuditRow> rows = new ArrayList<>(lines.size());
        for (Line line : lines) {
            place = line.createdMillis() == null ? place : line.createdMillis();
            String text = line.text();
            rows.add(new AuditRow(place, line.id(), visibleAtMillis, () -> text));
        }
        return rows;
    }

    private static long id(JsonNode row) {
        JsonNode id = row.path("id");
        return id.isIntegralNumber() && id.canConvertToLong() ? id.longValue() : AuditRow.NO_ID;
    }

    private static @Nullable Long created(JsonNode row) {
        JsonNode created = row.path("created");
        return created.isTextual()
                ? AuditTimes.read(created.textValue())
                        .map(Instant::toEpochMilli)
                        .orElse(null)
                : null;
    }

    private static final class BadLine extends Exception {
        private static final long serialVersionUID = 1L;

        BadLine(int number, JsonProcessingException cause) {
            super("line " + number + ": not JSON (" + cause.getOriginalMessage() + ")", cause);
        }
    }
}
