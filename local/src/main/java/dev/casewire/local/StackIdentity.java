// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;

/** Identities that are made up at the first start and kept: they stand in the names of S3 objects. */
record StackIdentity(String ingestionId, String destinationId) {
    private static final String INGESTION = "appfabric.ingestion";
    private static final String DESTINATION = "appfabric.destination";

    static StackIdentity of(Map<String, String> remembered, Supplier<UUID> fresh) {
        return new StackIdentity(
                remembered.getOrDefault(INGESTION, fresh.get().toString()),
                remembered.getOrDefault(DESTINATION, fresh.get().toString()));
    }

    Map<String, String> toMap() {
        return new TreeMap<>(Map.of(INGESTION, ingestionId, DESTINATION, destinationId));
    }
}
