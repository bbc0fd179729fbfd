// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private final TopologyTestDriver driver = driver();
    private final TestInputTopic<String, String> input =
            driver.createInputTopic("test." + MirrorApp.INPUT, new StringSerializer(), new StringSerializer());
    private final TestOutputTopic<String, String> output =
            driver.createOutputTopic("test." + MirrorApp.OUTPUT, new StringDeserializer(), new StringDeserializer());
    private final TestOutputTopic<byte[], byte[]> deadLetters = driver.createOutputTopic(
            "test.normalizer.dlq.v1", new ByteArrayDeserializer(), new ByteArrayDeserializer());

    private static TopologyTestDriver driver() {
        MirrorApp app = new MirrorApp();
        AppConfig config =
                AppConfig.of(app, Map.of("bootstrap.servers", "127.0.0.1:1", "topic.prefix", "test.", "suffix", "!"));
        AppTopology built = AppTopology.of(app, config, Clock.systemUTC());
        return new TopologyTestDriver(built.topology(), built.properties());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldParkARefusedRecordWithCauseAndPlaceAndGoOn() {
        input.pipeInput("k", "one");
        input.pipeInput("k", "bad");
        input.pipeInput("k", "two");

        assertThat(output.readValuesToList()).containsExactly("one!", "two!");
        TestRecord<byte[], byte[]> letter = deadLetters.readRecord();
        assertThat(letter.value()).isEqualTo("bad".getBytes(StandardCharsets.UTF_8));
        assertThat(letter.key()).isEqualTo("k".getBytes(StandardCharsets.UTF_8));
        assertThat(headers(letter))
                .containsEntry(DeadLetterHeaders.EXCEPTION, RejectedRecordException.class.getName())
                .containsEntry(DeadLetterHeaders.MESSAGE, "value must not be bad")
                .containsEntry(DeadLetterHeaders.TOPIC, "test." + MirrorApp.INPUT)
                .containsEntry(DeadLetterHeaders.OFFSET, "1");
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepWhatTheRecordWasMeantFor() {
        RecordHeaders own = new RecordHeaders();
        own.add(TopicGuard.HEADER, MirrorApp.INPUT.getBytes(StandardCharsets.UTF_8));
        input.pipeInput(new TestRecord<>("k", "bad", own));

        assertThat(headers(deadLetters.readRecord()))
                .containsEntry(TopicGuard.HEADER, "normalizer.dlq.v1")
                .containsEntry(DeadLetterHeaders.MEANT_FOR, MirrorApp.INPUT);
    }

    @Test
    void shouldParkARecordThatHitsABug() {
        input.pipeInput("k", "broken");
        input.pipeInput("k", "one");

        assertThat(output.readValuesToList()).containsExactly("one!");
        assertThat(headers(deadLetters.readRecord())).containsEntry(DeadLetterHeaders.MESSAGE, "a bug");
    }

    @Test
    void shouldStopInsteadOfParkingWhenTheSurroundingsFail() {
        assertThatThrownBy(() -> input.pipeInput("k", "later")).rootCause().hasMessage("the registry did not answer");

        assertThat(deadLetters.isEmpty()).isTrue();
    }

    private static Map<String, String> headers(TestRecord<?, ?> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
