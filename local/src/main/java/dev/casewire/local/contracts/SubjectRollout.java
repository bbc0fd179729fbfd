// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.contracts;

import dev.casewire.registry.Compatibility;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.SchemaNotFoundException;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import dev.casewire.schemas.ValueSchemas;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Registers the committed schema of every topic that a registry lacks, under the compatibility rule of {@code topics.yaml}.
 * Nothing else registers: converter and serdes only look up.
 */
public final class SubjectRollout {
    private final RegistryClient registry;

    public SubjectRollout(RegistryClient registry) {
        this.registry = registry;
    }

    /**
     * Compares, and registers what is missing: a subject, or a subject's newest version.
     *
     * @param dryRun only tell
     */
    public List<Finding> run(Topics topics, boolean dryRun) {
        List<Finding> findings = new ArrayList<>();
        for (TopicDefinition topic : topics.all()) {
            ValueSchemas.valueSchema(topic).ifPresent(schema -> findings.add(one(topic, schema, dryRun)));
        }
        return findings;
    }

    private Finding one(TopicDefinition topic, Schema schema, boolean dryRun) {
        String subject = topic.valueSubject();
        int versions = registry.versions(subject).size();
        if (versions > 0 && isRegistered(subject, schema)) {
            return new Finding.Present(subject);
        }
        if (!dryRun) {
            registry.setCompatibility(
                    subject, Compatibility.valueOf(topic.compatibility().name()));
            registry.register(subject, schema);
        }
        return new Finding.Missing(
                subject, "version " + (versions + 1) + " of " + schema.getFullName() + ", " + topic.compatibility());
    }

    private boolean isRegistered(String subject, Schema schema) {
        try {
            registry.idOf(subject, schema);
            return true;
        } catch (SchemaNotFoundException e) {
            return false;
        }
    }
}
