// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.Optional;
import org.apache.avro.Schema;

/** The schema that a registry holds for a topic's value. Thread-safe. */
public final class ValueSchemas {
    private ValueSchemas() {}

    /**
     * The schema of a topic's value; empty where the topic takes bytes as they come and has no subject.
     *
     * @throws IllegalArgumentException when the topic names a schema that this module does not hold
     */
    public static Optional<Schema> valueSchema(TopicDefinition topic) {
        SchemaReference reference = topic.schema();
        if (reference instanceof SchemaReference.Contract contract) {
            return Optional.of(ContractSchemas.schema(contract.fullName()));
        }
        if (reference instanceof SchemaReference.Ocsf ocsf) {
            return Optional.of(OcsfSchemas.schema(ocsf.version(), ocsf.className()));
        }
        return Optional.empty();
    }
}
