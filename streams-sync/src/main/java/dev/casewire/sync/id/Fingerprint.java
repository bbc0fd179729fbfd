// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a text in canonical form, cut to 128 bits.
 *
 * @param hex 32 lower-case hex digits
 */
public record Fingerprint(String hex) {
    private static final int BYTES = 16;

    /** A fresh digest is a copy of this one: looking the algorithm up costs more than digesting a title. */
    private static final MessageDigest FRESH = sha256();

    /** Fingerprint of a text. */
    public static Fingerprint of(String text) {
        try {
            byte[] digest = ((MessageDigest) FRESH.clone()).digest(text.getBytes(StandardCharsets.UTF_8));
            return new Fingerprint(HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
