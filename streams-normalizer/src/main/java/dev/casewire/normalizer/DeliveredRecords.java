// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.audit.AuditRecord;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;

/**
 * The records of one partition that have become events lately. A record that a source delivers again (a worker without
 * exactly-once sources does so after a crash) is known by its site and id, and by the time of its act: a site that gave an id
 * anew, as after an import, is not taken for the old record.
 *
 * <p>An entry is some 100 bytes on disk. Entries lie in buckets of half the retention, by the record's Kafka timestamp, the
 * time of the fetch; so a look-up is three point reads, and what is older than 1.5 retentions goes by dropping whole segments,
 * from the disk and from the changelog. Not thread-safe.
 */
final class DeliveredRecords {
    /** Buckets that may hold an entry younger than the retention: the one of now and the two before it. */
    private static final int BUCKETS = 3;

    /** Where a record does not say when it happened. */
    private static final long NO_TIME = Long.MIN_VALUE;

    private final WindowStore<String, Long> store;
    private final long bucketMs;

    DeliveredRecords(WindowStore<String, Long> store, Duration retention) {
        this.store = store;
        this.bucketMs = bucket(retention).toMillis();
    }

    /** The store, with a changelog, so that it moves with its partition. */
    static StoreBuilder<WindowStore<String, Long>> store(Duration retention) {
        Duration bucket = bucket(retention);
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(
                                Names.DELIVERED_RECORDS, bucket.multipliedBy(BUCKETS), bucket, false),
                        Serdes.String(),
                        Serdes.Long())
                .withCachingDisabled();
    }

    private static Duration bucket(Duration retention) {
        return retention.dividedBy(2);
    }

    /** Whether the record has become events within the retention before {@code timestamp}, in epoch milliseconds. */
    boolean has(AuditRecord record, long timestamp) {
        String uid = record.uid();
        long time = time(record);
        long newest = timestamp - timestamp % bucketMs;
        for (int i = 0; i < BUCKETS && newest - i * bucketMs >= 0; i++) {
            Long known = store.fetch(uid, newest - i * bucketMs);
            if (known != null && known == time) {
                return true;
            }
        }
        return false;
    }

    /** Remembers a record. */
    void add(AuditRecord record, long timestamp) {
        store.put(record.uid(), time(record), timestamp - timestamp % bucketMs);
    }

    private static long time(AuditRecord record) {
        return record.created().orElse(NO_TIME);
    }
}
