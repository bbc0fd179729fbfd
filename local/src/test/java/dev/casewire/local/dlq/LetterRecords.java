// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Letters as they lie on topics. */
final class LetterRecords {
    private LetterRecords() {}

    static ConsumerRecord<byte[], byte[]> of(String topic, long offset, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((key, value) -> all.add(key, value.getBytes(StandardCharsets.UTF_8)));
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                1_700_000_000_000L + offset,
                TimestampType.CREATE_TIME,
                1,
                1,
                "k".getBytes(StandardCharsets.UTF_8),
                "v".getBytes(StandardCharsets.UTF_8),
                all,
                Optional.empty());
    }

    static ConsumerRecord<byte[], byte[]> ofApp(long offset, Map<String, String> more) {
        RecordHeaders headers = (RecordHeaders) of(
                        "normalizer.dlq.v1",
                        offset,
                        Map.of(
                                "casewire-topic", "normalizer.dlq.v1",
                                "casewire-meant-for", "jira.audit.record.v1",
                                "own", "1",
                                "__streams.errors.exception", "dev.casewire.streams.RejectedRecordException",
                                "__streams.errors.message", "no field 'summary' in 3 of 4",
                                "__streams.errors.topic", "dev.jira.audit.record.v1",
                                "__streams.errors.partition", "2",
                                "__streams.errors.offset", "41"))
                .headers();
        more.forEach((key, value) -> {
            headers.remove(key);
            if (!value.isEmpty()) {
                headers.add(key, value.getBytes(StandardCharsets.UTF_8));
            }
        });
        ConsumerRecord<byte[], byte[]> found = of("normalizer.dlq.v1", offset, Map.of());
        headers.forEach(found.headers()::add);
        return found;
    }

    static ConsumerRecord<byte[], byte[]> ofSink(long offset) {
        return of(
                "sink-s3.dlq.v1",
                offset,
                Map.of(
                        "casewire-topic", "ocsf.v1_8.user_access",
                        "metadata-uid", "site:1",
                        "__connect.errors.topic", "ocsf.v1_8.user_access",
                        "__connect.errors.partition", "1",
                        "__connect.errors.offset", "7",
                        "__connect.errors.connector.name", "s3-ocsf-sink",
                        "__connect.errors.task.id", "0",
                        "__connect.errors.stage", "TASK_PUT",
                        "__connect.errors.exception.class.name", "org.apache.kafka.connect.errors.DataException",
                        "__connect.errors.exception.message", "record offset=7 has no value"));
    }
}
