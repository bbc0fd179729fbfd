// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

/** Names of the topology's operators: what metrics, logs and the description show. */
final class Names {
    static final String READ_RECORDS = "read-audit-records";
    static final String GUARD_TOPIC = "refuse-misrouted-records";
    static final String MAP_RECORDS = "map-to-events";
    static final String ROUTE_EVENTS = "route-by-class-";

    private Names() {}

    static String take(String className) {
        return "take-" + kebab(className);
    }

    static String write(String className) {
        return "write-" + kebab(className);
    }

    static String kebab(String className) {
        return className.replace('_', '-');
    }
}
