// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Keys by a template. Records whose times differ in a variable that the template uses go to objects of their own, so that
 * an object under {@code day=07} holds that day and no other, and late records do not end the object of today.
 */
public final class TemplateLayout implements Layout {

    private static final long MILLIS_OF_HOUR = 3_600_000;
    private static final int HOURS_LIMIT = 10_000;

    private final String prefix;
    private final KeyTemplate template;
    private final List<TemplateVariable> times;
    private final String extension;
    private final Map<Long, String> partByHour = new HashMap<>();

    /**
     * @param prefix put before every key as it is; empty or ending with a slash
     * @param extension what {@code {extension}} stands for, without a dot
     * @throws IllegalArgumentException with a sentence for the user if the template is not a good one
     */
    public TemplateLayout(String prefix, String template, String extension) {
        this.prefix = prefix;
        this.template = KeyTemplate.parse(template);
        this.times = this.template.variables().stream()
                .filter(TemplateVariable::isTime)
                .toList();
        this.extension = extension;
    }

    @Override
    public String partOf(RecordPlace record) {
        if (times.isEmpty()) {
            return "";
        }
        // Calendars cost more than encoding a record does; no variable is finer than an hour.
        long hour = Math.floorDiv(record.time().toEpochMilli(), MILLIS_OF_HOUR);
        String part = partByHour.get(hour);
        if (part == null) {
            if (partByHour.size() >= HOURS_LIMIT) {
                partByHour.clear();
            }
            part = times.stream().map(time -> time.of(record, extension)).collect(Collectors.joining("/"));
            partByHour.put(hour, part);
        }
        return part;
    }

    @Override
    public String keyOf(RecordPlace first) {
        StringBuilder key = new StringBuilder(prefix);
        for (KeyTemplate.Piece piece : template.pieces()) {
            if (piece instanceof KeyTemplate.Piece.Literal literal) {
                key.append(literal.text());
            } else if (piece instanceof KeyTemplate.Piece.Variable variable) {
                key.append(variable.variable().of(first, extension));
            }
        }
        return key.toString();
    }
}
