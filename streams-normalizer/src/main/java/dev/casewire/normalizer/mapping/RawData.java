// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditRecord;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * What events carry of their source record. Immutable.
 *
 * @param text the record verbatim, null where the mode leaves it out
 * @param sha256 lower-case hex SHA-256 of its UTF-8 bytes, null where the mode leaves it out
 * @param size its size in bytes of UTF-8; 0 where the mode leaves it out
 */
record RawData(@Nullable Utf8 text, @Nullable Utf8 sha256, long size) {
    /** One a thread: finding one among the providers costs as much as hashing a record. */
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(RawData::digest);

    private static final HexFormat HEX = HexFormat.of();
    private static final RawData NONE = new RawData(null, null, 0);

    static RawData of(AuditRecord record, RawDataMode mode) {
        if (mode == RawDataMode.OFF) {
            return NONE;
        }
        byte[] bytes = record.sourceJson();
        return new RawData(mode == RawDataMode.FULL ? new Utf8(bytes) : null, sha256(bytes), bytes.length);
    }

    private static Utf8 sha256(byte[] bytes) {
        byte[] digest = DIGESTS.get().digest(bytes);
        byte[] digits = new byte[digest.length * 2];
        for (int i = 0; i < digest.length; i++) {
            digits[i * 2] = (byte) HEX.toHighHexDigit(digest[i]);
            digits[i * 2 + 1] = (byte) HEX.toLowHexDigit(digest[i]);
        }
        return new Utf8(digits);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
