// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.mapping.MappedEvent;
import dev.casewire.normalizer.mapping.MappingOptions;
import dev.casewire.normalizer.mapping.MappingResult;
import dev.casewire.normalizer.mapping.PackagedRules;
import dev.casewire.normalizer.mapping.RecordMapping;
import dev.casewire.streams.SerdeFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * An event that is encoded already.
 *
 * @param topic by its contract's name
 * @param value in the registry's wire format
 */
record ReadyEvent(String topic, String key, String uid, Bytes value) {

    /** What the normalizer makes of records, record by record. */
    static List<List<ReadyEvent>> of(List<AuditRecord> records, String registry) {
        RecordMapping mapping = RecordMapping.of(
                PackagedRules.rules(), List.of(PackagedRules.NEWEST), MappingOptions.defaults(), Clock.systemUTC());
        Serializer<GenericRecord> serializer = SerdeFactory.from(Map.of("schema.serde.schema.registry.url", registry))
                .generic()
                .serializer();
        List<List<ReadyEvent>> ready = new ArrayList<>();
        for (AuditRecord record : records) {
            if (!(mapping.map(record) instanceof MappingResult.Mapped mapped)) {
                throw new IllegalStateException("a record is refused: " + record);
            }
            List<ReadyEvent> ofRecord = new ArrayList<>();
            for (MappedEvent event : mapped.events()) {
                ofRecord.add(new ReadyEvent(
                        event.topic(),
                        event.key(),
                        event.uid(),
                        Bytes.wrap(serializer.serialize(event.topic(), event.record()))));
            }
            ready.add(ofRecord);
        }
        return ready;
    }
}
