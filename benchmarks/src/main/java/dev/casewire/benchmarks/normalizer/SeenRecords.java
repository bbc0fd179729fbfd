// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/** A store like the normalizer's of delivered records: three look-ups and one entry of the same size for each record. */
final class SeenRecords {
    private static final int BUCKETS = 3;

    /** As long as a site's name and a record's id. */
    private static final String SITE = "acme.atlassian.example:";

    private final WindowStore<String, Long> store;
    private final long bucketMs;

    SeenRecords(WindowStore<String, Long> store, Duration retention) {
        this.store = store;
        this.bucketMs = retention.dividedBy(2).toMillis();
    }

    static StoreBuilder<WindowStore<String, Long>> store(String name, Duration retention) {
        Duration bucket = retention.dividedBy(2);
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, bucket.multipliedBy(BUCKETS), bucket, false),
                        Serdes.String(),
                        Serdes.Long())
                .withCachingDisabled();
    }

    boolean has(RecordMetadata record, long timestamp) {
        String uid = uid(record);
        long newest = timestamp - timestamp % bucketMs;
        for (int i = 0; i < BUCKETS; i++) {
            if (store.fetch(uid, newest - i * bucketMs) != null) {
                return true;
            }
        }
        return false;
    }

    void add(RecordMetadata record, long timestamp) {
        store.put(uid(record), timestamp, timestamp - timestamp % bucketMs);
    }

    private static String uid(RecordMetadata record) {
        return SITE + record.partition() + record.offset();
    }
}
