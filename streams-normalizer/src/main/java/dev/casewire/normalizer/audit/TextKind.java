// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.util.Locale;

/**
 * What the mapping sees in a text that it otherwise only carries from record to event. For each kind there are placeholders: texts
 * of that kind which no record holds and which can be found again in an event.
 */
enum TextKind {
    /** Nothing. */
    PLAIN(0),
    /** That it has only digits. */
    NUMBER(1),
    /** That it is Data Center's key of a user, with a number behind. */
    USER_KEY(2),
    /** That it is the key of the user that an app acts as. */
    APP_KEY(3),
    /** That it is an absolute link, by http. */
    HTTP_LINK(4),
    /** That it is an absolute link, by https. */
    HTTPS_LINK(5),
    /** That it is an IP address. */
    ADDRESS(6);

    /** Begins and ends each placeholder that may hold any character; private to whoever uses it, so that no source writes it. */
    private static final char MARK = '\uE000';

    /** The index is one character of the private range behind the mark. */
    private static final char FIRST_INDEX = '\uE100';

    private static final String DIGITS = "918273645546372819";
    private static final String NETWORK = "fd5e:90a0:b0c0:d0e0:f0a1:b1c1:d1e1:";

    /** How a form notes it. */
    private final byte mark;

    TextKind(int mark) {
        this.mark = (byte) mark;
    }

    byte mark() {
        return mark;
    }

    /** The placeholder of the text at an index below 1000. */
    String placeholder(int index) {
        return switch (this) {
            case PLAIN -> plain(index);
            case NUMBER -> DIGITS + String.format(Locale.ROOT, "%03d", index);
            case USER_KEY -> Thing.USER_KEY + NUMBER.placeholder(index);
            case APP_KEY -> AuditView.APP_KEY_PREFIX + plain(index);
            case HTTP_LINK -> Thing.HTTP + plain(index);
            case HTTPS_LINK -> Thing.HTTPS + plain(index);
            case ADDRESS -> NETWORK + String.format(Locale.ROOT, "%04x", index);
        };
    }

    private static String plain(int index) {
        return new String(new char[] {MARK, (char) (FIRST_INDEX + index), MARK});
    }

    /** Whether a text could be taken for one that holds a placeholder, or part of one. */
    static boolean isDubious(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.getType(text.charAt(i)) == Character.PRIVATE_USE) {
                return true;
            }
        }
        return text.contains(DIGITS) || text.contains(NETWORK);
    }
}
