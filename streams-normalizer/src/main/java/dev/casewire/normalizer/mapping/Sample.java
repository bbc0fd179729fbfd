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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.util.Utf8;

/**
 * A record's form with placeholders in all places of what a record carries, so that its events show where each goes.
 * Immutable.
 */
record Sample(Source source, Placeholders placeholders) {
    // No source tells of the year 2200, and no record is of just that size.
    private static final Instant CREATED = Instant.ofEpochMilli(7_263_548_190_001L);
    private static final Instant FETCHED = Instant.ofEpochMilli(7_263_548_190_002L);
    private static final Instant MAPPED = Instant.ofEpochMilli(7_263_548_190_003L);
    private static final long RAW_SIZE = 271_828;
    private static final List<Long> NUMBERS =
            List.of(CREATED.toEpochMilli(), FETCHED.toEpochMilli(), MAPPED.toEpochMilli(), RAW_SIZE);

    private static final Utf8 RAW_TEXT = new Utf8("\uE002text\uE002");
    private static final Utf8 RAW_HASH = new Utf8("\uE002hash\uE002");

    /** Makes the sample of a record's form. */
    static Sample of(Values values, Answers answers) {
        MarkedRecord marked = MarkedRecord.of(values.record(), values.members(), CREATED, FETCHED);
        return new Sample(
                new Source(AuditView.of(AuditRecord.of(marked.record())), marked(values.raw()), MAPPED, answers),
                new Placeholders(
                        marked.texts(),
                        List.of(RAW_TEXT.toString(), RAW_HASH.toString()),
                        List.of(CREATED.toEpochMilli(), FETCHED.toEpochMilli(), MAPPED.toEpochMilli(), RAW_SIZE)));
    }

    /** Whether a text could be taken for one that holds a placeholder. */
    static boolean isDubious(String text) {
        return MarkedRecord.isDubious(text) || NUMBERS.stream().anyMatch(number -> text.contains(number.toString()));
    }

    private static RawData marked(RawData raw) {
        return new RawData(
                raw.text() == null ? null : RAW_TEXT,
                raw.sha256() == null ? null : RAW_HASH,
                raw.sha256() == null ? raw.size() : RAW_SIZE);
    }

    /** What a record gives, in the order of the placeholders. */
    record Values(FormReader texts, Optional<Members> members, AuditRecord record, RawData raw, Instant now)
            implements Carried {
        @Override
        public byte[] utf8(int position) {
            return isMember(position) ? member(position) : texts.utf8();
        }

        @Override
        public int from(int position) {
            return isMember(position) ? 0 : texts.from(position);
        }

        @Override
        public int to(int position) {
            return isMember(position) ? member(position).length : texts.to(position);
        }

        private boolean isMember(int position) {
            return position >= texts.size();
        }

        private byte[] member(int position) {
            return members.orElseThrow().utf8(position - texts.size());
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

        @Override
        public Utf8 bytes(int position) {
            Utf8 bytes = position == 0 ? raw.text() : raw.sha256();
            if (bytes == null) {
                throw new IllegalStateException("an event carries a raw form that its record has not");
            }
            return bytes;
        }
    }
}
