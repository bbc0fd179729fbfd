// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventSlot;
import dev.casewire.normalizer.rule.RuleSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an event's {@code metadata}: product, log, times, the rules that made it, and its identity. */
final class Metadata {
    private static final String PRODUCT = "Jira";

    private final EventSlot productUrl;
    private final EventSlot eventCode;
    private final EventSlot logName;
    private final EventSlot logLevel;
    private final EventSlot logVersion;
    private final EventSlot labels;
    private final EventSlot tenant;
    private final EventSlot originalTime;
    private final EventSlot loggedTime;
    private final EventSlot processedTime;
    private final EventSlot transformationTime;
    private final EventSlot isTruncated;
    private final EventSlot untruncatedSize;
    private final EventSlot uid;
    private final EventSlot correlationUid;
    private final EventSlot sequence;

    /** What metadata say of every record alike. */
    static Map<EventSlot, Object> constants(ClassBinding target, RuleSet rules) {
        EventClass to = target.eventClass();
        Map<EventSlot, Object> constants = new LinkedHashMap<>();
        constants.put(to.slot("metadata.version"), to.facts().version());
        if (!target.profiles().isEmpty()) {
            constants.put(to.slot("metadata.profiles"), target.profiles());
        }
        constants.put(to.slot("metadata.product.name"), PRODUCT);
        constants.put(to.slot("metadata.product.vendor_name"), "Atlassian");
        constants.put(to.slot("metadata.product.feature.name"), "Audit log");
        constants.put(to.slot("metadata.log_provider"), PRODUCT);
        constants.put(to.slot("metadata.transformation_info_list.name"), rules.name());
        constants.put(to.slot("metadata.transformation_info_list.uid"), rules.uid());
        return constants;
    }

    Metadata(EventClass to) {
        this.productUrl = to.slot("metadata.product.url_string");
        this.eventCode = to.slot("metadata.event_code");
        this.logName = to.slot("metadata.log_name");
        this.logLevel = to.slot("metadata.log_level");
        this.logVersion = to.slot("metadata.log_version");
        this.labels = to.slot("metadata.labels");
        this.tenant = to.slot("metadata.tenant_uid");
        this.originalTime = to.slot("metadata.original_time");
        this.loggedTime = to.slot("metadata.logged_time");
        this.processedTime = to.slot("metadata.processed_time");
        this.transformationTime = to.slot("metadata.transformation_info_list.time");
        this.isTruncated = to.slot("metadata.is_truncated");
        this.untruncatedSize = to.slot("metadata.untruncated_size");
        this.uid = to.slot("metadata.uid");
        this.correlationUid = to.slot("metadata.correlation_uid");
        this.sequence = to.slot("metadata.sequence");
    }

    /** Writes what a record tells, but for labels and identity. */
    void write(JiraAuditRecord record, Instant now, EventDraft draft) {
        productUrl.put(draft, url(record));
        eventCode.put(draft, Text.firstOf(record.getActionKey(), record.getAction()));
        String category = Text.orNull(record.getCategory());
        logName.put(draft, category == null ? "audit" : category);
        logLevel.put(draft, Text.orNull(record.getLevel()));
        logVersion.put(draft, Text.orNull(record.getFormatVersion()));
        tenant.put(draft, tenant(record));
        originalTime.put(draft, Text.orNull(record.getCreatedText()));
        loggedTime.put(draft, record.getFetchedAt().toEpochMilli());
        Long processed = now.toEpochMilli();
        processedTime.put(draft, processed);
        transformationTime.put(draft, processed);
        if (record.getUntruncatedSize() != null) {
            writeTruncation(record.getUntruncatedSize(), draft);
        }
    }

    /** Says which rule made the event, by which route; the coverage area of Data Center beside it. */
    void writeLabels(JiraAuditRecord record, Route route, @Nullable String ruleId, EventDraft draft) {
        List<String> texts = new ArrayList<>(4);
        texts.add(route.label());
        if (ruleId != null) {
            texts.add("rule:".concat(ruleId));
        }
        addLabel("area:", record.getArea(), texts);
        addLabel("level:", record.getLevel(), texts);
        labels.put(draft, texts);
    }

    private static void addLabel(String name, @Nullable String value, List<String> texts) {
        String text = Text.orNull(value);
        if (text != null) {
            texts.add(name + text);
        }
    }

    /** Says that the event does not hold all that the source had; {@code bytes} is how much that was. */
    void writeTruncation(long bytes, EventDraft draft) {
        isTruncated.put(draft, true);
        untruncatedSize.put(draft, (int) Math.min(bytes, Integer.MAX_VALUE));
    }

    /** Writes the identity of one of several events; {@code number} counts from 1, 0 where there is just one. */
    String writeIdentity(JiraAuditRecord record, int number, EventDraft draft) {
        String sourceUid = record.getSite() + ":" + record.getId();
        String eventUid = number == 0 ? sourceUid : sourceUid + "#" + number;
        uid.put(draft, eventUid);
        correlationUid.put(draft, sourceUid);
        if (number > 0) {
            sequence.put(draft, number);
        }
        return eventUid;
    }

    /** The site's base URL on Data Center, its host elsewhere; null where the record has neither. */
    static @Nullable String tenant(JiraAuditRecord record) {
        return Text.firstOf(record.getSystem(), record.getSite());
    }

    private static @Nullable String url(JiraAuditRecord record) {
        String system = Text.orNull(record.getSystem());
        if (system != null) {
            return system;
        }
        String site = Text.orNull(record.getSite());
        return site == null ? null : "https://" + site;
    }
}
