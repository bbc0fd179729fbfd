// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.jira.client.JiraSite;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;

/** What a source offset belongs to: one resource of one site. */
record SourcePartition(String site, String resource) {
    private static final String SITE = "site";
    private static final String RESOURCE = "resource";

    static SourcePartition audit(JiraSite site) {
        return new SourcePartition(site.name(), "audit");
    }

    Map<String, String> toMap() {
        return Map.of(SITE, site, RESOURCE, resource);
    }

    /** @throws ConnectException where the map is of another form */
    static SourcePartition fromMap(Map<String, ?> map) {
        if (!map.keySet().equals(Set.of(SITE, RESOURCE))
                || !(map.get(SITE) instanceof String site)
                || !(map.get(RESOURCE) instanceof String resource)) {
            throw new ConnectException("The partition " + map + " is none of this connector; it must be {\"" + SITE
                    + "\": <host>, \"" + RESOURCE + "\": \"audit\"}.");
        }
        return new SourcePartition(site, resource);
    }
}
