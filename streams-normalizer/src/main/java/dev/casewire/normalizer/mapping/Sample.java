// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.FormReader;
import dev.casewire.normalizer.audit.MarkedRecord;
import dev.casewire.normalizer.audit.Members;
import dev.casewire.normalizer.event.Carried;
import dev.casewire.normalizer.event.Placeholders;
import dev.casewire.normalizer.rule.Answers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A record's form with placeholders in all places of what a record carries, so that its events show where each goes. For one
 * thread.
 */
record Sample(Source source, Placeholders placeholders) {
    // No source tells of the year 2200, and no record is of just that size.
    private static final Instant CREATED = Instant.ofEpochMilli(7_263_548_190_001L);
    private static final Instant FETCHED = Instant.ofEpochMilli(7_263_548_190_002L);
    private static final Instant MAPPED = Instant.ofEpochMilli(7_263_548_190_003L);
    private static final long RAW_SIZE = 271_828;
    private static final List<Long> NUMBERS =
            List.of(CREATED.toEpochMilli(), FETCHED.toEpochMilli(), MAPPED.toEpochMilli(), RAW_SIZE);

    private static final String RAW_TEXT = "\uE002text\uE002";
    private static final String RAW_HASH = "\uE002hash\uE002";

    /** Beyond all texts and members that a record of a form can have. */
    private static final int RAW_TEXT_POSITION = 1_000;

    private static final int RAW_HASH_POSITION = 1_001;

    /** Makes the sample of a record's form. */
    static Sample of(Values values, Answers answers) {
        MarkedRecord marked = MarkedRecord.of(values.record(), values.members(), CREATED, FETCHED);
        Map<String, Integer> texts = new HashMap<>(marked.texts());
        texts.put(RAW_TEXT, RAW_TEXT_POSITION);
        texts.put(RAW_HASH, RAW_HASH_POSITION);
        return new Sample(
                new Source(AuditView.of(AuditRecord.of(marked.record())), marked(values.raw()), MAPPED, answers),
                new Placeholders(texts, NUMBERS));
    }

    /** Whether a text could be taken for one that holds a placeholder. */
    static boolean isDubious(String text) {
        return MarkedRecord.isDubious(text) || NUMBERS.stream().anyMatch(number -> text.contains(number.toString()));
    }

    private static RawData marked(RawData raw) {
        return new RawData(
                raw.utf8() == null ? null : ByteBuffer.wrap(RAW_TEXT.getBytes(StandardCharsets.UTF_8)),
                raw.sha256() == null ? null : ByteBuffer.wrap(RAW_HASH.getBytes(StandardCharsets.UTF_8)),
                raw.sha256() == null ? raw.size() : RAW_SIZE);
    }

    /** What a record gives, in the order of the placeholders: its texts, the members of a list; then its raw form and the hash of that. */
    record Values(FormReader texts, Optional<Members> members, AuditRecord record, RawData raw, Instant now)
            implements Carried {
        @Override
        public byte[] utf8(int position) {
            return position < texts.size()
                    ? texts.utf8()
                    : behindTexts(position).array();
        }

        @Override
        public int from(int position) {
            return position < texts.size() ? texts.from(position) : begin(behindTexts(position));
        }

        @Override
        public int to(int position) {
            return position < texts.size() ? texts.to(position) : end(behindTexts(position));
        }

        private ByteBuffer behindTexts(int position) {
            if (position < RAW_TEXT_POSITION) {
                return ByteBuffer.wrap(members.orElseThrow().utf8(position - texts.size()));
            }
            return Objects.requireNonNull(
                    position == RAW_TEXT_POSITION ? raw.utf8() : raw.sha256(),
                    "an event carries a raw form that its record has not");
        }

        private static int begin(ByteBuffer text) {
            return text.arrayOffset() + text.position();
        }

        private static int end(ByteBuffer text) {
            return text.arrayOffset() + text.limit();
        }

        @Override
        public long number(int position) {
            return switch (position) {
                case 0 -> record.created().orElse(0);
                case 1 -> record.fetchedAt();
                case 2 -> now.toEpochMilli();
                default -> raw.size();
            };
        }
    }
}
