// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/** What events carry of their source record. For one record and one thread, but for {@link #NONE}, which never changes. */
final class RawData {
    /** One a thread: finding one among the providers costs as much as hashing a record. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(RawData::digest);

    private static final HexFormat HEX = HexFormat.of();
    private static final RawData NONE = new RawData(null, null, 0);

    private final @Nullable ByteBuffer utf8;
    private final @Nullable ByteBuffer sha256;
    private final long size;
    private @Nullable Utf8 text;

    /**
     * @param utf8 the record verbatim, which nobody may change; null where the mode leaves it out
     * @param sha256 UTF-8 of the lower-case hex SHA-256 of its UTF-8 bytes, null where the mode leaves it out
     * @param size its size in bytes of UTF-8; 0 where the mode leaves it out
     */
    RawData(@Nullable ByteBuffer utf8, @Nullable ByteBuffer sha256, long size) {
        this.utf8 = utf8;
        this.sha256 = sha256;
        this.size = size;
    }

    static RawData of(AuditRecord record, RawDataMode mode) {
        if (mode == RawDataMode.OFF) {
            return NONE;
        }
        ByteBuffer utf8 = record.sourceJson();
        return new RawData(mode == RawDataMode.FULL ? utf8 : null, sha256(utf8), utf8.remaining());
    }

    /** The record verbatim, null where the mode leaves it out. */
    @Nullable
    ByteBuffer utf8() {
        return utf8;
    }

    /** UTF-8 of its hash in hex, null where the mode leaves it out. */
    @Nullable
    ByteBuffer sha256() {
        return sha256;
    }

    long size() {
        return size;
    }

    /** The same as {@link #utf8}, once for all events of the record. */
    @Nullable
    Utf8 text() {
        if (utf8 != null && text == null) {
            text = copy(utf8);
        }
        return text;
    }

    /** The same as {@link #sha256}. */
    @Nullable
    Utf8 hash() {
        return sha256 == null ? null : copy(sha256);
    }

    private static Utf8 copy(ByteBuffer utf8) {
        byte[] bytes = new byte[utf8.remaining()];
        utf8.duplicate().get(bytes);
        return new Utf8(bytes);
    }

    private static ByteBuffer sha256(ByteBuffer bytes) {
        MessageDigest hash = DIGESTS.get();
        hash.update(bytes.duplicate());
        byte[] digest = hash.digest();
        byte[] digits = new byte[digest.length * 2];
        for (int i = 0; i < digest.length; i++) {
            digits[i * 2] = (byte) HEX.toHighHexDigit(digest[i]);
            digits[i * 2 + 1] = (byte) HEX.toLowHexDigit(digest[i]);
        }
        return ByteBuffer.wrap(digits);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
