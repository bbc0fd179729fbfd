// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.time.Instant;
import java.util.List;

/**
 * One page of the audit log.
 *
 * @param offset rows before this page by the server's word, -1 where it does not say
 * @param limit page size by the server's word, -1 where it does not say
 * @param total the server's count; it ignores filter and dates, so never an end of paging; -1 where it does not say
 * @param rows what the {@link RowReader} made of each row, in the order of the answer
 * @param arrivedAt when the answer was there as a whole
 */
public record AuditPage<R>(long offset, long limit, long total, List<R> rows, Instant arrivedAt) {
    public AuditPage {
        rows = List.copyOf(rows);
    }
}
