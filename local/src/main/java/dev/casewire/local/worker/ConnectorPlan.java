// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import java.util.Map;

/**
 * A connector as it is deployed.
 *
 * @param name also names its consumer group, for a sink
 * @param config as the REST API takes it; names secrets, never holds them
 */
public record ConnectorPlan(String name, Map<String, String> config) {
    public ConnectorPlan {
        config = Map.copyOf(config);
    }
}
