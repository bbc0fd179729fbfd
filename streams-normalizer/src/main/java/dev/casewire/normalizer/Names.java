// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

/** Names of the topology's operators and stores: what metrics, logs, internal topics and the description show. */
final class Names {
    static final String READ_RECORDS = "read-audit-records";
    static final String GUARD_TOPIC = "refuse-misrouted-records";
    static final String DROP_REDELIVERED = "drop-redelivered-records";
    static final String MAP_RECORDS = "map-to-events";
    static final String WRITE_EVENTS = "write-events";

    /** Store of the records that have become events lately; its changelog is named after it. */
    static final String DELIVERED_RECORDS = "delivered-records";

    private Names() {}
}
