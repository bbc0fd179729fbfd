// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may call: accounts with an API token, told from the {@code Authorization} header. */
record Accounts(List<Account> accounts) {

    private static final String BASIC = "basic ";

    /** An account; its token never shows in a text. */
    record Account(String email, String token, boolean admin) {
        @Override
        public String toString() {
            return "Account[" + email + (admin ? ", admin" : "") + "]";
        }
    }

    /** What the header says. */
    sealed interface Caller {
        record Known(Account account) implements Caller {}

        /** No header at all. */
        record Anonymous() implements Caller {}

        /** Another scheme, a wrong e-mail or a wrong token. */
        record Refused() implements Caller {}
    }

    Caller caller(@Nullable String authorization) {
        if (authorization == null || authorization.isBlank()) {
            return new Caller.Anonymous();
        }
        return decode(authorization)
                .flatMap(given -> accounts.stream()
                        .filter(account -> given.equals(account.email() + ":" + account.token()))
                        .findFirst())
                .<Caller>map(Caller.Known::new)
                .orElseGet(Caller.Refused::new);
    }

    private static Optional<String> decode(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return Optional.empty();
        }
        try {
            byte[] given = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            return Optional.of(new String(given, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
