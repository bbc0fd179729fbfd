// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/** Drops what has been seen, which nothing has. */
final class PassFresh extends ContextualFixedKeyProcessor<String, byte[], byte[]> {
    private final Duration retention;
    private SeenRecords seen;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before the first record.
    PassFresh(Duration retention) {
        this.retention = retention;
    }

    @Override
    public void init(FixedKeyProcessorContext<String, byte[]> context) {
        super.init(context);
        seen = new SeenRecords(context.getStateStore(PassthroughApp.STORE), retention);
    }

    @Override
    public void process(FixedKeyRecord<String, byte[]> record) {
        if (!seen.has(context().recordMetadata().orElseThrow(), record.timestamp())) {
            context().forward(record);
        }
    }
}
