// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the log has been read.
 *
 * @param cursor everything the source showed up to this time, by the time of the request, has been emitted
 * @param bulkReadComplete true once the cursor has reached the present
 * @param newest creation of the newest row emitted
 * @param ledgerEntries rows remembered
 * @param ledgerComplete false while rows of the horizon had to be forgotten
 * @param lateRows rows found by re-reading the horizon since the start
 */
public record ReadProgress(
        Instant cursor,
        boolean bulkReadComplete,
        @Nullable Instant newest,
        int ledgerEntries,
        boolean ledgerComplete,
        long lateRows) {}
