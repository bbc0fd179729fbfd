// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulator holds and has done so far.
 *
 * @param rows all rows, those not yet visible and those past retention too
 * @param visible rows that a query without limits would show now
 * @param newestCreated {@code created} of the newest row, visible or not; none while there is no row
 * @param requests answers of the REST API by status; {@code cut} for connections closed before the headers
 * @param fired faults that requests had
 * @param waiting faults still to come
 * @param ratePerSecond rows that live mode adds
 */
public record SimulatorState(
        int rows,
        long visible,
        @Nullable Instant newestCreated,
        Map<String, Long> requests,
        Map<FaultKind, Long> fired,
        List<Fault> waiting,
        double ratePerSecond) {}
