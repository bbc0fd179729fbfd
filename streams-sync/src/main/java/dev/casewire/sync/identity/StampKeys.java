// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.identity;

import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.ThingId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys that stamps are signed with. The first signs; all verify, so that a rotation loses no pairing. Without a key no
 * stamp verifies. Immutable and thread-safe.
 */
public final class StampKeys {
    private static final String ALGORITHM = "HmacSHA256";

    /** By key id, the signing one first. Each use takes a copy: preparing one costs more than signing a stamp. */
    private final Map<String, Mac> prepared = new LinkedHashMap<>();

    /** @param keys secret by key id, the signing one first */
    public StampKeys(Map<String, String> keys) {
        keys.forEach((id, secret) -> prepared.put(id, prepare(secret.getBytes(StandardCharsets.UTF_8))));
    }

    /** True where there is no key: start-up says that a rebuild would believe no stamp. */
    public boolean isEmpty() {
        return prepared.isEmpty();
    }

    /**
     * Signs a stamp.
     *
     * @param thing null for the stamp of a create call
     */
    public Stamp sign(LinkId link, int generation, @Nullable ThingId thing, boolean isUnlinked) {
        String keyId = prepared.keySet().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a stamp needs a key: set stamps.keys"));
        Stamp unsigned = new Stamp(link, generation, thing == null ? "" : thing.text(), isUnlinked, keyId, "");
        return new Stamp(link, generation, unsigned.thing(), isUnlinked, keyId, mac(unsigned));
    }

    /** True where the stamp was signed with one of the keys. */
    public boolean verifies(Stamp stamp) {
        return prepared.containsKey(stamp.keyId())
                && MessageDigest.isEqual(
                        mac(stamp).getBytes(StandardCharsets.UTF_8), stamp.mac().getBytes(StandardCharsets.UTF_8));
    }

    private static Mac prepare(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private String mac(Stamp stamp) {
        try {
            Mac mac = (Mac) Objects.requireNonNull(prepared.get(stamp.keyId())).clone();
            return HexFormat.of().formatHex(mac.doFinal(stamp.signed().getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be copied", e);
        }
    }

    /** Names of the keys, never their secrets. */
    @Override
    public String toString() {
        return "StampKeys" + prepared.keySet();
    }
}
