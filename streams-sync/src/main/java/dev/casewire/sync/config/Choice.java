// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import java.util.Arrays;
import java.util.Locale;

/** Constants of an enum as the file writes them: lower case, with dashes. */
final class Choice {
    private Choice() {}

    /** @throws IllegalArgumentException naming what is allowed and what was given */
    static <E extends Enum<E>> E parse(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (text(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("must be one of "
                + Arrays.stream(type.getEnumConstants()).map(Choice::text).toList() + ", is '" + text + "'");
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
