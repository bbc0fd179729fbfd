// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import org.jspecify.annotations.Nullable;

/** How many chars the texts of a record have together, without its source JSON. Stateless. */
final class RecordSize {
    /** For each list element, what its names take in JSON. */
    private static final int NAMES = 16;

    private RecordSize() {}

    static long chars(JiraAuditRecord record) {
        long chars = length(record.getSite()) + length(record.getId()) + length(record.getCreatedText());
        chars += length(record.getAction()) + length(record.getActionKey());
        chars += length(record.getCategory()) + length(record.getCategoryKey());
        chars += length(record.getArea()) + length(record.getLevel()) + length(record.getDescription());
        chars += length(record.getEventSource()) + length(record.getRemoteAddress()) + length(record.getSystem());
        chars += length(record.getMethod()) + length(record.getNode()) + length(record.getFormatVersion());
        AuditAuthor author = record.getAuthor();
        if (author != null) {
            chars += length(author.getAccountId()) + length(author.getKey()) + length(author.getId());
            chars += length(author.getName()) + length(author.getType());
            chars += length(author.getUri()) + length(author.getAvatarUri());
        }
        for (AuditObject object : record.getObjects()) {
            chars += NAMES + length(object.getId()) + length(object.getName()) + length(object.getTypeName());
            chars += length(object.getParentId()) + length(object.getParentName()) + length(object.getUri());
        }
        for (AuditChange change : record.getChangedValues()) {
            chars += NAMES + length(change.getName()) + length(change.getKey());
            chars += length(change.getFrom()) + length(change.getTo());
        }
        for (AuditAttribute attribute : record.getAttributes()) {
            chars += NAMES + length(attribute.getName()) + length(attribute.getKey()) + length(attribute.getValue());
        }
        return chars;
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
