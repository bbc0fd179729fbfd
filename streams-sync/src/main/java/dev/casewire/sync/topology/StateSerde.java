// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.sync.store.StateCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Serdes of internal topics: registry-free, as nobody else reads them. */
final class StateSerde {
    private StateSerde() {}

    static <T> Serde<T> of(Class<T> type) {
        StateCodec<T> codec = new StateCodec<>(type);
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : codec.encode(value),
                (topic, bytes) -> bytes == null ? null : codec.decode(bytes));
    }
}
