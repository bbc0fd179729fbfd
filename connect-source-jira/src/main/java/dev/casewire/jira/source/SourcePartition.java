// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.JiraSite;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * What a source offset belongs to: one resource of one site. Its map has a single entry, since a worker looks offsets up
 * by the JSON text of the map: with more, the order in which some map hands them out would decide whether the offset is
 * found again.
 */
record SourcePartition(String resource, String site) {
    static final String AUDIT = "audit";

    static SourcePartition audit(JiraSite site) {
        return new SourcePartition(AUDIT, site.name());
    }

    Map<String, String> toMap() {
        return Map.of(resource, site);
    }

    /** @throws ConnectException where the map is of another form */
    static SourcePartition fromMap(Map<String, ?> map) {
        if (map.size() == 1 && map.get(AUDIT) instanceof String site) {
            return new SourcePartition(AUDIT, site);
        }
        throw new ConnectException(
                "The partition " + map + " is none of this connector; it must be {\"" + AUDIT + "\": <host>}.");
    }
}
