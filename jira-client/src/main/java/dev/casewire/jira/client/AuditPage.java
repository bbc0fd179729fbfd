// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.util.List;

/**
 * One page of the audit log.
 *
 * @param offset rows before this page by the server's word, -1 where it does not say
 * @param limit page size by the server's word, -1 where it does not say
 * @param total the server's count; it ignores filter and dates, so never an end of paging; -1 where it does not say
 * @param rawRecords each record's text exactly as it stands in the answer, in the order of the answer
 */
public record AuditPage(long offset, long limit, long total, List<String> rawRecords) {
    public AuditPage {
        rawRecords = List.copyOf(rawRecords);
    }
}
