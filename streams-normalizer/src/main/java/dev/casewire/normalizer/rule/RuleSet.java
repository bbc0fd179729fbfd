// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All rules of one version, found by key, then by category and caption, then by verb. Thread-safe. */
public final class RuleSet {
    /** Intent of a record that has a caption but no known verb. */
    public static final String OTHER = "resource.other";

    /** Intent of a record that has no caption at all. */
    public static final String UNKNOWN = "resource.unknown";

    /** Captions are texts from outside; what is kept of them is bounded. */
    private static final int MOST_SPELLINGS = 2_000;

    private final String name;
    private final String version;
    private final List<Rule> rules;
    private final VerbTable verbs;
    private final Map<String, Rule> byKey = new HashMap<>();
    private final Map<CaptionKey, Rule> byCaption = new HashMap<>();
    private final Map<Spelling, Optional<Rule>> spellings = new ConcurrentHashMap<>();

    /**
     * Indexes rules.
     *
     * @param packaged rules that give way to those of the overlay
     * @param overlay rules of the user's own
     * @throws IllegalArgumentException where two rules of one origin match the same kind
     */
    RuleSet(String name, String version, List<Rule> packaged, List<Rule> overlay, VerbTable verbs) {
        this.name = name;
        this.version = version;
        this.verbs = verbs;
        List<Rule> all = new ArrayList<>(overlay);
        index(overlay);
        Set<String> replaced = Set.copyOf(overlay.stream().map(Rule::id).toList());
        Map<String, Rule> keys = new HashMap<>(byKey);
        Map<CaptionKey, Rule> captions = new HashMap<>(byCaption);
        byKey.clear();
        byCaption.clear();
        List<Rule> kept =
                packaged.stream().filter(rule -> !replaced.contains(rule.id())).toList();
        index(kept);
        byKey.putAll(keys);
        byCaption.putAll(captions);
        all.addAll(kept);
        this.rules = List.copyOf(all);
    }

    private void index(List<Rule> origin) {
        for (Rule rule : origin) {
            rule.keys().forEach(key -> register(byKey, key, rule));
            rule.captions().forEach(caption -> register(byCaption, caption, rule));
        }
        for (Rule rule : origin) {
            rule.captions().forEach(caption -> byCaption.putIfAbsent(caption.withoutCategory(), rule));
        }
    }

    private static <K> void register(Map<K, Rule> rules, K key, Rule rule) {
        Rule other = rules.putIfAbsent(key, rule);
        if (other != null) {
            throw new IllegalArgumentException(
                    rule.place() + ": " + key + " is matched by " + other.place() + " already");
        }
    }

    public String name() {
        return name;
    }

    /** Version of the rules, raised whenever they change; with an overlay, the beginning of its hash behind it. */
    public String version() {
        return version;
    }

    /** Name and version. */
    public String uid() {
        return name + ":" + version;
    }

    public List<Rule> rules() {
        return rules;
    }

    /** The intents of records without a rule of their own. */
    public static Set<String> fallbackIntents() {
        return Set.of(
                "resource.create",
                "resource.read",
                "resource.update",
                "resource.delete",
                "resource.search",
                "resource.import",
                "resource.export",
                "resource.share",
                OTHER,
                UNKNOWN);
    }

    /** Whether a fallback intent comes from a verb. */
    public static boolean isByVerb(String fallbackIntent) {
        return !fallbackIntent.equals(OTHER) && !fallbackIntent.equals(UNKNOWN);
    }

    /** The rule for a record, if there is one of its own. Only its key, caption and category are asked. */
    public Optional<Rule> find(JiraAuditRecord record) {
        String key = Text.orNull(record.getActionKey());
        if (key != null) {
            Rule rule = byKey.get(key);
            if (rule != null) {
                return Optional.of(rule);
            }
        }
        String caption = Text.orNull(record.getAction());
        return caption == null ? Optional.empty() : byCaption(Text.orNull(record.getCategory()), caption);
    }

    /** The same few spellings come again and again, so that what each of them normally is need not be asked anew. */
    private Optional<Rule> byCaption(@Nullable String category, String caption) {
        Spelling spelling = new Spelling(category, caption);
        Optional<Rule> known = spellings.get(spelling);
        if (known == null) {
            known = Optional.ofNullable(byCaption.get(CaptionKey.of(category, caption)));
            if (spellings.size() < MOST_SPELLINGS) {
                spellings.put(spelling, known);
            }
        }
        return known;
    }

    private record Spelling(@Nullable String category, String caption) {

        /** Written out, since this is asked for every record and what a record is given takes a detour. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Spelling that
                    && caption.equals(that.caption)
                    && Objects.equals(category, that.category);
        }

        @Override
        public int hashCode() {
            return 31 * caption.hashCode() + Objects.hashCode(category);
        }
    }

    /** The intent of a record without a rule: by verb, else {@link #OTHER} or {@link #UNKNOWN}. */
    public String fallbackIntent(AuditView view) {
        boolean isNamed = Text.firstOf(view.record().getAction(), view.record().getActionKey()) != null;
        return verbs.intent(view).orElse(isNamed ? OTHER : UNKNOWN);
    }
}
