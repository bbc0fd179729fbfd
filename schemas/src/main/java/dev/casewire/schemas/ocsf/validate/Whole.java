// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.validate;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Whole numbers of any size, as JSON has them. Stateless. */
final class Whole {
    static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private Whole() {}

    /** The number; null where the value is none, or one with a fraction or an exponent. */
    static @Nullable BigInteger of(@Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return BigInteger.valueOf(((Number) value).longValue());
        }
        return value instanceof BigInteger big ? big : null;
    }

    static boolean is(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof BigInteger;
    }
}
