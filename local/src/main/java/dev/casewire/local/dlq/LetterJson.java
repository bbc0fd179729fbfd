// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.casewire.local.read.ValueRenderer;
import dev.casewire.local.read.ValueRenderer.Format;
import dev.casewire.local.read.ValueRenderer.Rendered;
import dev.casewire.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Letters as JSON. Values are decoded through the registry where they can be; {@code keyFormat} and {@code valueFormat} say
 * {@code avro}, {@code text} or {@code hex}. Not thread-safe.
 */
public final class LetterJson implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final ValueRenderer values;
    private final ReplayRules rules;
    private final Replays replays;

    public LetterJson(Cluster cluster, Replays replays) {
        Topics topics = cluster.topics();
        this.values = new ValueRenderer(cluster.registry(), json);
        this.rules = new ReplayRules(topics, replays, false);
        this.replays = replays;
    }

    /** All there is to say of a letter. */
    public ObjectNode letter(DeadLetter letter) {
        ObjectNode node = json.createObjectNode();
        node.put("letter", letter.id().toString());
        node.put("parkedAt", letter.parkedAt().toString());
        node.put("parkedBy", letter.parkedBy());
        ObjectNode cause = node.putObject("cause");
        cause.put("label", letter.cause().label());
        cause.put("exception", letter.cause().exception());
        cause.put("message", letter.cause().message());
        if (!letter.cause().stackTrace().isEmpty()) {
            cause.put("stackTrace", letter.cause().stackTrace());
        }
        letter.place().ifPresent(place -> node.put("from", place.toString()));
        rules.target(letter).ifPresent(target -> node.put("target", target));
        replays.of(letter.id()).ifPresent(at -> node.put("replayedAt", at.toString()));
        letter.replayOf().ifPresent(before -> node.put("replayOf", before.toString()));
        if (letter.replays() > 0) {
            node.put("replays", letter.replays());
        }
        ObjectNode headers = node.putObject("headers");
        for (Header header : letter.ownHeaders()) {
            headers.put(
                    header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
        }
        put(node, "key", letter.key(), letter.key() == null ? null : values.text(letter.key()));
        String topic = letter.place().map(LetterId::topic).orElse(letter.id().topic());
        put(node, "value", letter.value(), letter.value() == null ? null : values.value(topic, letter.value()));
        return node;
    }

    private static void put(ObjectNode node, String field, byte @Nullable [] bytes, @Nullable Rendered rendered) {
        if (bytes == null || rendered == null) {
            node.putNull(field);
        } else if (rendered.format() == Format.BASE64) {
            node.put(field, HexFormat.of().formatHex(bytes));
            node.put(field + "Format", "hex");
        } else {
            node.set(field, rendered.node());
            node.put(field + "Format", rendered.format().name().toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void close() {
        values.close();
    }
}
