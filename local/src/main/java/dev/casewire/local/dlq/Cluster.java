// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import dev.casewire.schemas.Topics;
import java.util.HashMap;
import java.util.Map;

/**
 * The cluster that letters lie on, and its registry.
 *
 * @param client settings of Kafka clients, bootstrap.servers among them
 * @param registry settings of the registry's client, schema.registry.url among them
 * @param prefix of the environment, empty where there is none
 */
public record Cluster(Map<String, String> client, Map<String, String> registry, String prefix) {
    public Cluster {
        client = Map.copyOf(client);
        registry = Map.copyOf(registry);
    }

    /** Our topics, as they are called there. */
    Topics topics() {
        return Topics.load().prefixed(prefix);
    }

    Map<String, Object> clientWith(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putAll(more);
        return settings;
    }

    /** Client settings may hold passwords. */
    @Override
    public String toString() {
        return "Cluster[" + client.get("bootstrap.servers") + "]";
    }
}
