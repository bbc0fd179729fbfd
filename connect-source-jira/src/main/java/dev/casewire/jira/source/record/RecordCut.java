// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Cuts records that are too large for a Kafka record. The longest texts give way first, all down to one common length,
 * so that whatever is short stays whole; lists lose their tail only where texts alone cannot make room. Identity, times
 * and roles are never cut. Pure and thread-safe.
 */
public final class RecordCut {
    /** Texts are not cut below this; then lists give way. */
    private static final int SHORTEST = 256;

    /** More than any encoding of ours spends on the length and presence of one text. */
    private static final int PER_TEXT = 6;

    private static final int PER_ELEMENT = 8;
    private static final int TEXTS_OF_AN_ELEMENT = 7;

    /** For what does not come from the JSON: the problem, which is short. */
    private static final int SLACK = 16 * 1024;

    private static final int FIXED = 600;

    private final int mostBytes;

    /** @param mostBytes serialized size of a value, typed fields and source JSON together */
    public RecordCut(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** The same record where it is small enough. */
    public AuditRecord fit(AuditRecord record) {
        if (sizeAtMost(record) <= mostBytes || size(record) <= mostBytes) {
            return record;
        }
        AuditRecord whole = record.withUntruncatedSize(bytes(record.source().json()));
        int kept = Math.max(
                whole.objects().size(),
                Math.max(whole.changes().size(), whole.attributes().size()));
        AuditRecord shortened = whole;
        while (longestText(shortened) < SHORTEST && kept > 0) {
            kept /= 2;
            shortened = whole.withFirst(kept, kept, kept);
        }
        int longest = Math.max(0, longestText(shortened));
        return shortened.mapTexts(text -> beginning(text, longest));
    }

    /**
     * A bound from the length of the source JSON alone, far above the size and without a look at any text: a character is at
     * most 3 bytes and stands in the record at most twice, and an element costs two characters there at least.
     */
    static long sizeAtMost(AuditRecord record) {
        long perElement = PER_ELEMENT + PER_TEXT * (long) TEXTS_OF_AN_ELEMENT;
        return FIXED + SLACK + record.source().json().length() * (2 * 3 + perElement / 2);
    }

    /** Upper bound of the serialized size in bytes. */
    static int size(AuditRecord record) {
        List<Integer> texts = lengths(record);
        long sum = overhead(record, texts.size());
        for (int length : texts) {
            sum += length;
        }
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }

    /** Length in bytes to which all longer texts must be cut; negative where even empty texts do not fit. */
    private int longestText(AuditRecord record) {
        List<Integer> texts = lengths(record);
        Collections.sort(texts);
        long room = mostBytes - overhead(record, texts.size());
        for (int index = 0; index < texts.size(); index++) {
            int left = texts.size() - index;
            if ((long) texts.get(index) * left > room) {
                return (int) Math.max(-1, room / left);
            }
            room -= texts.get(index);
        }
        return Integer.MAX_VALUE;
    }

    private static long overhead(AuditRecord record, int texts) {
        long elements = record.objects().size()
                + (long) record.changes().size()
                + record.attributes().size();
        return FIXED + PER_TEXT * (long) texts + PER_ELEMENT * elements;
    }

    private static List<Integer> lengths(AuditRecord record) {
        List<Integer> lengths = new ArrayList<>();
        record.mapTexts(text -> {
            lengths.add(bytes(text));
            return text;
        });
        return lengths;
    }

    /** UTF-8 length without encoding the text; at least what any encoder makes of it. */
    static int bytes(String text) {
        long bytes = 0;
        for (int index = 0; index < text.length(); index++) {
            char unit = text.charAt(index);
            if (unit < 0x80) {
                bytes++;
            } else if (unit < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(unit)
                    && index + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(index + 1))) {
                bytes += 4;
                index++;
            } else {
                bytes += 3;
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    /** The longest beginning of at most so many bytes that ends at a whole character. */
    static String beginning(String text, int mostBytes) {
        if ((long) text.length() * 3 <= mostBytes || bytes(text) <= mostBytes) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        int end = Math.min(mostBytes, encoded.length);
        while (end > 0 && end < encoded.length && (encoded[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(encoded, 0, end, StandardCharsets.UTF_8);
    }
}
