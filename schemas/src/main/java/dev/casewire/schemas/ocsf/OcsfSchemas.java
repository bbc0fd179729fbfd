// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import dev.casewire.schemas.Resources;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * The Avro schemas of the OCSF events that Casewire writes: generated, one per class and version, each no wider than what a
 * rule can write. Required attributes are never null; times are epoch milliseconds as plain longs; free-form JSON is a
 * string with the property {@code connect.name} = {@link #JSON_NAME}. Thread-safe.
 */
public final class OcsfSchemas {
    /** Marks an Avro string, or by way of AvroData a Connect string, that holds JSON. */
    public static final String JSON_NAME = "dev.casewire.Json";

    private static final Map<String, Schema> BY_FILE = new ConcurrentHashMap<>();

    private OcsfSchemas() {}

    /**
     * The schema of a class.
     *
     * @param version OCSF version, such as 1.8.0
     * @param className such as {@code group_management}
     * @throws IllegalArgumentException when there is no emission profile for it
     */
    public static Schema schema(String version, String className) {
        return BY_FILE.computeIfAbsent(
                file(version, className), file -> new Schema.Parser().parse(Resources.text("ocsf/" + file)));
    }

    /** Name of the topic of a class, without a prefix: {@code ocsf.v1_8.group_management}. */
    public static String topic(String version, String className) {
        return "ocsf." + family(version) + "." + className;
    }

    /** Namespace of the records of a version: {@code dev.casewire.ocsf.v1_8}. */
    public static String namespace(String version) {
        return "dev.casewire.ocsf." + family(version);
    }

    /** Name of the record of a class or attribute: {@code GroupManagement} for {@code group_management}. */
    public static String recordName(String ocsfName) {
        StringBuilder name = new StringBuilder();
        for (String word : ocsfName.split("_", -1)) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name.toString();
    }

    /** File of the schema of a class, below this package. */
    public static String file(String version, String className) {
        return family(version) + "/" + className + ".avsc";
    }

    /** Minor versions of OCSF only add, so a family of topics and names lives as long as major and minor. */
    private static String family(String version) {
        String[] parts = version.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("an OCSF version has three parts, such as 1.8.0; is '" + version + "'");
        }
        return "v" + parts[0] + "_" + parts[1];
    }
}
