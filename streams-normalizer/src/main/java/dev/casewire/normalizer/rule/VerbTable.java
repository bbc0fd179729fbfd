// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.normalizer.audit.AuditView;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an act means by the verb in its key or its caption, for kinds without a rule. The last verb counts: captions end in
 * their participle ("Imported workflow deleted" is a deletion). Immutable.
 */
final class VerbTable {
    private final Map<String, String> intentByWord;

    VerbTable(Map<String, String> intentByWord) {
        this.intentByWord = Map.copyOf(intentByWord);
    }

    /** The intent of a record's verb. The key goes first: it is the same in every language. */
    Optional<String> intent(AuditView view) {
        String byKey = ofText(view.record().getActionKey());
        return Optional.ofNullable(byKey != null ? byKey : ofText(view.record().getAction()));
    }

    private @Nullable String ofText(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int end = text.length();
        while (end > 0) {
            while (end > 0 && !Character.isLetter(text.charAt(end - 1))) {
                end--;
            }
            int start = end;
            while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
                start--;
            }
            String intent = intentByWord.get(text.substring(start, end).toLowerCase(Locale.ROOT));
            if (intent != null) {
                return intent;
            }
            end = start;
        }
        return null;
    }
}
