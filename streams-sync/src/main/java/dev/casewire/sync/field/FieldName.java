// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

/**
 * Name of a field that is kept in step, as the configuration calls it.
 *
 * @param value lower-case kebab style for our own, the Jira field's id or name for custom ones
 */
public record FieldName(String value) implements Comparable<FieldName> {
    public static final FieldName TITLE = new FieldName("title");
    public static final FieldName DESCRIPTION = new FieldName("description");
    public static final FieldName STATUS = new FieldName("status");
    public static final FieldName WATCHERS = new FieldName("watchers");

    /** What only the case knows, as one block on the issue; the exact case status is part of it. */
    public static final FieldName CASE_INFO = new FieldName("case-info");

    @Override
    public int compareTo(FieldName other) {
        return value.compareTo(other.value);
    }
}
