// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.rule.Answers;
import java.time.Instant;

/**
 * A record on its way to its events. For one thread.
 *
 * @param raw its raw form
 * @param now when it is mapped
 * @param answers to its rule's conditions
 */
record Source(AuditView view, RawData raw, Instant now, Answers answers) {

    /** A record that answers for itself. */
    static Source of(AuditRecord record, RawData raw, Instant now) {
        return new Source(AuditView.of(record), raw, now, Answers.OF_RECORD);
    }
}
