// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import dev.casewire.schemas.ocsf.OcsfAttribute;
import dev.casewire.schemas.ocsf.OcsfClass;
import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfObject;
import dev.casewire.schemas.ocsf.OcsfRequirement;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import dev.casewire.schemas.ocsf.OcsfStructure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;

/**
 * Makes the Avro schema of one emission profile.
 *
 * <p>Taken in are, of the class, what OCSF requires or recommends; of an object that is in, its required attributes and its
 * recommended values; and whatever the profile lists. Recommended objects within objects stay out unless listed, which
 * bounds the depth: OCSF recommends a user within an endpoint within a class, and that user's own objects. Attributes of
 * OCSF profiles and deprecated ones stay out unless listed.
 *
 * <p>Every record is named by its path and never shared: two paths of one object may hold different attributes, a
 * later version may add to one of them alone, and Connect's AvroData wants one shape for one name.
 *
 * <p>What OCSF requires is required here (an event without it would be invalid, and never reaches a topic); all else is a
 * union with null, null by default. That goes for lists too: null says that the attribute is absent, as it is in
 * OCSF's JSON, where an empty list would say that it is known to be empty.
 */
final class EmissionSchema {
    /** Deeper paths than this are refused: they would be a slip in the profile. */
    private static final int DEEPEST = 5;

    private final OcsfFacts facts;
    private final EmissionProfile profile;
    private final String namespace;
    private final Set<String> unused;
    private final Set<String> recordNames = new HashSet<>();

    private EmissionSchema(OcsfFacts facts, EmissionProfile profile) {
        this.facts = facts;
        this.profile = profile;
        this.namespace = OcsfSchemas.namespace(profile.version());
        this.unused = new TreeSet<>(profile.paths());
    }

    /**
     * The schema of a profile.
     *
     * @throws IllegalArgumentException when the profile lists a path that OCSF does not know
     */
    static Schema of(OcsfFacts facts, EmissionProfile profile) {
        return new EmissionSchema(facts, profile).generate();
    }

    private Schema generate() {
        OcsfClass ocsfClass = facts.classNamed(profile.className());
        String name = OcsfSchemas.recordName(ocsfClass.name());
        Schema schema = Schema.createRecord(
                name,
                "OCSF " + facts.version() + " " + ocsfClass.caption() + " (" + ocsfClass.uid() + ").",
                namespace,
                false);
        schema.setFields(fields(ocsfClass, "", name));
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("emission-profiles.yaml: " + profile.version() + " "
                    + profile.className() + ": OCSF knows no " + unused);
        }
        return schema;
    }

    private List<Schema.Field> fields(OcsfStructure structure, String prefix, String recordName) {
        List<Schema.Field> fields = new ArrayList<>();
        for (OcsfAttribute attribute : structure.attributes().values()) {
            String path = prefix + attribute.name();
            unused.remove(path);
            if (isIn(attribute, path, prefix.isEmpty())) {
                fields.add(field(attribute, path, recordName));
            }
        }
        return fields;
    }

    private boolean isIn(OcsfAttribute attribute, String path, boolean isRoot) {
        if (profile.lists(path)) {
            return true;
        }
        if (attribute.profile() != null || attribute.deprecatedSince() != null) {
            return false;
        }
        return switch (attribute.requirement()) {
            case REQUIRED -> true;
            case RECOMMENDED -> isRoot || !attribute.isObject();
            case OPTIONAL -> false;
        };
    }

    private Schema.Field field(OcsfAttribute attribute, String path, String recordName) {
        Schema value = value(attribute, path, recordName + OcsfSchemas.recordName(attribute.name()));
        Schema type = attribute.isArray() ? Schema.createArray(value) : value;
        if (attribute.requirement() == OcsfRequirement.REQUIRED) {
            return new Schema.Field(attribute.name(), type, attribute.caption() + ".");
        }
        return new Schema.Field(
                attribute.name(),
                Schema.createUnion(Schema.create(Schema.Type.NULL), type),
                attribute.caption() + ".",
                JsonProperties.NULL_VALUE);
    }

    private Schema value(OcsfAttribute attribute, String path, String recordName) {
        String objectType = attribute.objectType();
        if (objectType == null) {
            return scalar(attribute.type());
        }
        OcsfObject object = facts.object(objectType);
        if (object.attributes().isEmpty()) {
            return json();
        }
        if (path.split("\\.", -1).length > DEEPEST) {
            throw new IllegalArgumentException(
                    "emission-profiles.yaml: " + profile.className() + ": '" + path + "' lies deeper than " + DEEPEST);
        }
        if (!recordNames.add(recordName)) {
            throw new IllegalArgumentException("emission-profiles.yaml: " + profile.className() + ": '" + path
                    + "' would name a second record " + recordName);
        }
        Schema schema = Schema.createRecord(recordName, object.caption() + ".", namespace, false);
        schema.setFields(fields(object, path + ".", recordName));
        return schema;
    }

    private Schema scalar(String type) {
        return switch (facts.baseType(type)) {
            case "boolean_t" -> Schema.create(Schema.Type.BOOLEAN);
            case "integer_t" -> Schema.create(Schema.Type.INT);
            // Timestamps too: OCSF's JSON shows the milliseconds as a number, and so shall Parquet.
            case "long_t" -> Schema.create(Schema.Type.LONG);
            case "float_t" -> Schema.create(Schema.Type.DOUBLE);
            case "string_t" -> Schema.create(Schema.Type.STRING);
            case "json_t" -> json();
            default -> throw new IllegalArgumentException("no Avro type for OCSF type '" + type + "'");
        };
    }

    /** Free-form JSON travels as text; the name tells readers that can expand it. */
    private static Schema json() {
        Schema schema = Schema.create(Schema.Type.STRING);
        schema.addProp("connect.name", OcsfSchemas.JSON_NAME);
        return schema;
    }
}
