// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.audit.AuditRecord;
import java.time.Duration;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Drops records that have become events already, and counts them in the metric {@code redelivered-records-total}. It only looks:
 * a record counts as delivered once {@link MapRecords} has made its events, so that one that was parked can be replayed.
 */
final class DropRedelivered extends ContextualFixedKeyProcessor<String, AuditRecord, AuditRecord> {
    private final Duration retention;
    private DeliveredRecords delivered;
    private Sensor dropped;

    // Both come with init(), which Kafka Streams calls before the first record.
    @SuppressWarnings("NullAway.Init")
    DropRedelivered(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, AuditRecord> context) {
        super.init(context);
        delivered = new DeliveredRecords(context.getStateStore(Names.DELIVERED_RECORDS), retention);
        dropped = context.metrics()
                .addRateTotalSensor(
                        "casewire", context.taskId().toString(), "redelivered-records", Sensor.RecordingLevel.INFO);
    }

    @Override
    public void process(FixedKeyRecord<String, AuditRecord> record) {
        AuditRecord value = record.value();
        if (value != null && delivered.has(value, record.timestamp())) {
            dropped.record();
            return;
        }
        context().forward(record);
    }

    @Override
    public void close() {
        context().metrics().removeSensor(dropped);
    }
}
