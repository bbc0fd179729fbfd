// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.Map;
import java.util.TreeMap;

/** Counts the answers of the REST API by status; a connection cut before the headers counts as {@code cut}. */
final class Tally {

    private final Map<String, Long> byStatus = new TreeMap<>();

    synchronized void count(Reply reply) {
        String status = reply.wire() == Reply.Wire.CUT_BEFORE_HEADERS ? "cut" : Integer.toString(reply.status());
        byStatus.merge(status, 1L, Long::sum);
    }

    synchronized Map<String, Long> byStatus() {
        return new TreeMap<>(byStatus);
    }
}
