// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import java.util.regex.Pattern;

/** What a topic's value is, as {@code topics.yaml} writes it in {@code schema}. Immutable. */
public sealed interface SchemaReference {

    /** One of our own contracts, by the full name of its Avro record. */
    record Contract(String fullName) implements SchemaReference {}

    /** An Avro schema generated from OCSF, by OCSF version (such as 1.8.0) and class name. */
    record Ocsf(String version, String className) implements SchemaReference {}

    /** Bytes copied unchanged from another topic: dead letters have no subject of their own. */
    record AsSource() implements SchemaReference {}

    /**
     * Reads {@code as-source}, {@code ocsf:<version>:<class>} or a full name.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    static SchemaReference parse(String text) {
        if (text.equals("as-source")) {
            return new AsSource();
        }
        var ocsf = Shapes.OCSF.matcher(text);
        if (ocsf.matches()) {
            return new Ocsf(ocsf.group(1), ocsf.group(2));
        }
        if (Shapes.FULL_NAME.matcher(text).matches()) {
            return new Contract(text);
        }
        throw new IllegalArgumentException(
                "schema must be as-source, ocsf:<version>:<class> or the full name of a record, is '" + text + "'");
    }

    /** Compiled once; an interface cannot hide constants otherwise. */
    final class Shapes {
        private static final Pattern OCSF = Pattern.compile("ocsf:(\\d+\\.\\d+\\.\\d+):([a-z0-9_]+)");
        private static final Pattern FULL_NAME = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)+");

        private Shapes() {}
    }
}
