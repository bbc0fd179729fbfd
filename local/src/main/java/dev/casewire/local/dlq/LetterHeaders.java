// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import dev.casewire.streams.DeadLetterHeaders;
import dev.casewire.streams.TopicGuard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.connect.runtime.errors.DeadLetterQueueReporter;

/** The headers of a letter: those of apps (KIP-1034) and those of Connect (KIP-298) told in one language. */
final class LetterHeaders {
    private static final String STREAMS = "__streams.errors.";
    private static final String CONNECT = DeadLetterQueueReporter.HEADER_PREFIX;
    private static final Set<String> OURS =
            Set.of(TopicGuard.HEADER, DeadLetterHeaders.MEANT_FOR, ReplayHeaders.REPLAY_OF, ReplayHeaders.REPLAY_COUNT);

    private final Headers headers;

    LetterHeaders(Headers headers) {
        this.headers = headers;
    }

    /** The headers that are neither about parking nor about replaying. */
    static List<Header> own(Headers headers) {
        List<Header> own = new ArrayList<>();
        for (Header header : headers) {
            String key = header.key();
            if (!key.startsWith(STREAMS) && !key.startsWith(CONNECT) && !OURS.contains(key)) {
                own.add(header);
            }
        }
        return own;
    }

    Optional<String> text(String key) {
        Header header = headers.lastHeader(key);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    Cause cause() {
        return new Cause(
                either(DeadLetterHeaders.EXCEPTION, DeadLetterQueueReporter.ERROR_HEADER_EXCEPTION),
                either(DeadLetterHeaders.MESSAGE, DeadLetterQueueReporter.ERROR_HEADER_EXCEPTION_MESSAGE),
                either(DeadLetterHeaders.STACKTRACE, DeadLetterQueueReporter.ERROR_HEADER_EXCEPTION_STACK_TRACE));
    }

    Optional<LetterId> place() {
        String topic = either(DeadLetterHeaders.TOPIC, DeadLetterQueueReporter.ERROR_HEADER_ORIG_TOPIC);
        String partition = either(DeadLetterHeaders.PARTITION, DeadLetterQueueReporter.ERROR_HEADER_ORIG_PARTITION);
        String offset = either(DeadLetterHeaders.OFFSET, DeadLetterQueueReporter.ERROR_HEADER_ORIG_OFFSET);
        return LetterId.parse(topic + '/' + partition + '/' + offset);
    }

    /** Apps put their own topic into the guard's header and keep the record's beside it; Connect leaves it alone. */
    Optional<String> meantFor() {
        return text(DeadLetterHeaders.EXCEPTION).isPresent()
                ? text(DeadLetterHeaders.MEANT_FOR)
                : text(TopicGuard.HEADER);
    }

    String parkedBy(String topic) {
        Optional<String> connector = text(DeadLetterQueueReporter.ERROR_HEADER_CONNECTOR_NAME);
        if (connector.isPresent()) {
            return "connector " + connector.get() + " task "
                    + text(DeadLetterQueueReporter.ERROR_HEADER_TASK_ID).orElse("?") + ", stage "
                    + text(DeadLetterQueueReporter.ERROR_HEADER_STAGE).orElse("?");
        }
        return text(DeadLetterHeaders.EXCEPTION).isPresent() ? "app of " + topic : "unknown";
    }

    int replays() {
        return text(ReplayHeaders.REPLAY_COUNT)
                .filter(it -> it.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private String either(String ofStreams, String ofConnect) {
        return text(ofStreams).or(() -> text(ofConnect)).orElse("");
    }
}
