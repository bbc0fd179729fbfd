// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.streams.TopicGuard;
import dev.casewire.sync.contract.LinkSummary;
import dev.casewire.sync.contract.SyncCommand;
import dev.casewire.sync.contract.SyncControl;
import dev.casewire.sync.contract.SyncDecision;
import dev.casewire.sync.contract.SyncNotice;
import dev.casewire.sync.id.Side;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** What the stages write: each kind of record has its topic. */
final class Effects {
    private Effects() {}

    /** A record that names its topic in its header; one for the other stage names none. */
    static <V> Record<String, V> record(String key, V value, long timestamp) {
        Headers headers = new RecordHeaders();
        if (!(value instanceof LinkMessage)) {
            headers.add(TopicGuard.HEADER, topic(value).getBytes(StandardCharsets.UTF_8));
        }
        return new Record<>(key, value, Math.max(0, timestamp), headers);
    }

    /** Contract name of the topic that a record goes to. */
    static String topic(Object value) {
        if (value instanceof SyncCommand command) {
            return command.getSide().equals(Side.ISSUE.text()) ? SyncTopics.JIRA_COMMANDS : SyncTopics.SECIR_COMMANDS;
        } else if (value instanceof SyncDecision) {
            return SyncTopics.DECISIONS;
        } else if (value instanceof LinkSummary) {
            return SyncTopics.LINK_STATES;
        } else if (value instanceof SyncNotice) {
            return SyncTopics.NOTICES;
        } else if (value instanceof SyncControl) {
            return SyncTopics.CONTROL;
        }
        throw new IllegalArgumentException(value.getClass() + " has no topic");
    }
}
