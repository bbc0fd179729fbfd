// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> offsets = new ArrayList<>();

    @BeforeEach
    void haveARecordAtEachOfTheFirstTwoOffsets() {
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.schedulePollTask(() -> {
            for (long offset = 0; offset < 2; offset++) {
                consumer.addRecord(new ConsumerRecord<>("topic", 0, offset, new byte[0], new byte[0]));
            }
        });
    }

    @Test
    void shouldGiveRecordsUpToTheEndAtTheTimeOfTheCall() {
        consumer.updateEndOffsets(Map.of(PARTITION, 1L));

        read();

        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void shouldNotWaitForEverWhenTheBrokersAreGone() {
        consumer.updateEndOffsets(Map.of(PARTITION, 3L));

        assertThatThrownBy(this::read)
                .isInstanceOf(TimeoutException.class)
                .hasMessage("nothing came for 30 s, topic-0 was read up to offset 2 of 3");
        assertThat(offsets).containsExactly(0L, 1L);
    }

    private void read() {
        try (RecordReader reader = new RecordReader(consumer)) {
            reader.read(List.of(PARTITION), found -> offsets.add(found.offset()));
        }
    }
}
