// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Writes rows as text for a source offset, about four bytes for each of a busy log: per row the difference of the times,
 * then either the difference of the numeric ids or a length and the id's text; all as variable-length integers, the whole
 * in base64. Keeps the order it is given.
 */
final class RowCodec {
    private static final int LONGEST_ID_BYTES = 10_000;

    private RowCodec() {}

    static String encode(List<SeenRow> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 5);
        long time = 0;
        long number = 0;
        for (SeenRow row : rows) {
            writeSigned(bytes, row.createdMillis() - time);
            time = row.createdMillis();
            if (isNumber(row.id())) {
                long id = Long.parseLong(row.id());
                writeUnsigned(bytes, 0);
                writeSigned(bytes, id - number);
                number = id;
            } else {
                byte[] text = row.id().getBytes(StandardCharsets.UTF_8);
                writeUnsigned(bytes, text.length + 1L);
                bytes.write(text, 0, text.length);
            }
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @throws IllegalArgumentException where the text was not written by {@link #encode} */
    static List<SeenRow> decode(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        List<SeenRow> rows = new ArrayList<>();
        long time = 0;
        long number = 0;
        while (bytes.hasRemaining()) {
            time += readSigned(bytes);
            long length = readUnsigned(bytes);
            if (length == 0) {
                number += readSigned(bytes);
                rows.add(new SeenRow(Long.toString(number), time));
            } else {
                rows.add(new SeenRow(readText(bytes, length - 1), time));
            }
        }
        return rows;
    }

    /** True for a whole number in its only form, so that text and number tell each other. */
    static boolean isNumber(String id) {
        int first = id.startsWith("-") ? 1 : 0;
        int digits = id.length() - first;
        if (digits < 1 || digits > 18 || (id.charAt(first) == '0' && id.length() > 1)) {
            return false;
        }
        for (int index = first; index < id.length(); index++) {
            if (id.charAt(index) < '0' || id.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }

    private static void writeSigned(ByteArrayOutputStream bytes, long value) {
        writeUnsigned(bytes, (value << 1) ^ (value >> 63));
    }

    private static void writeUnsigned(ByteArrayOutputStream bytes, long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static long readSigned(ByteBuffer bytes) {
        long value = readUnsigned(bytes);
        return (value >>> 1) ^ -(value & 1);
    }

    private static long readUnsigned(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (!bytes.hasRemaining()) {
                throw new IllegalArgumentException("the rows break off");
            }
            byte part = bytes.get();
            value |= (part & 0x7FL) << shift;
            if (part >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("the rows hold a number of more than 64 bits");
    }

    private static String readText(ByteBuffer bytes, long length) {
        if (length > bytes.remaining() || length > LONGEST_ID_BYTES) {
            throw new IllegalArgumentException("the rows hold an id of " + length + " bytes");
        }
        byte[] text = new byte[(int) length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
