// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * First stage of a topology: refuses records that were meant for another topic. Producers before Kafka 3.9.2 (Connect 3.7 on
 * MSK among them) can, in rare races, write a batch into a wrong topic (CVE-2026-35554); each record of ours therefore names
 * its topic. Records without the header pass, as they are not ours.
 */
public final class TopicGuard<K, V> implements FixedKeyProcessor<K, V, V> {
    /** Header with the name, without the environment's prefix, of the topic that a record is meant for. */
    public static final String HEADER = "casewire-topic";

    private final String expected;
    private FixedKeyProcessorContext<K, V> context;

    // The context comes with init(), which Kafka Streams calls before the first record.
    @SuppressWarnings("NullAway.Init")
    private TopicGuard(String expected) {
        this.expected = expected;
    }

    /** @param contractName the topic that is read, as listed in topics.yaml */
    public static <K, V> FixedKeyProcessorSupplier<K, V, V> of(String contractName) {
        return () -> new TopicGuard<>(contractName);
    }

    @Override
    public void init(FixedKeyProcessorContext<K, V> processorContext) {
        context = processorContext;
    }

    @Override
    public void process(FixedKeyRecord<K, V> record) {
        Header header = record.headers().lastHeader(HEADER);
        if (header != null && header.value() != null) {
            String meantFor = new String(header.value(), StandardCharsets.UTF_8);
            if (!meantFor.equals(expected)) {
                throw new RejectedRecordException("header " + HEADER + " says the record is meant for topic " + meantFor
                        + ", it was read from " + expected + "; see CVE-2026-35554 and update the producer");
            }
        }
        context.forward(record);
    }
}
