// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import dev.casewire.schemas.YamlEntry;
import dev.casewire.sync.item.ItemRules;
import dev.casewire.sync.item.Timing;
import dev.casewire.sync.status.CaseStatus;
import dev.casewire.sync.status.StatusRelation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the file. Every complaint names file, line, path, rule and value; what the file leaves out has its default. */
public final class SyncConfigFile {
    private static final Set<String> SETTINGS = Set.of(
            "mode",
            "sites",
            "accounts",
            "scope",
            "create",
            "issue",
            "fields",
            "status",
            "closing",
            "comments",
            "attachments",
            "timing",
            "answers",
            "users");

    private SyncConfigFile() {}

    /** @throws IllegalArgumentException naming file, line, path, rule and value */
    public static SyncConfig read(Path file) {
        try {
            return read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException naming label, line, path, rule and value */
    public static SyncConfig read(String label, String yaml) {
        if (yaml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return SyncConfig.DEFAULTS;
        }
        YamlEntry root = YamlEntry.parse(label, yaml);
        root.allowOnly(SETTINGS);
        SyncConfig base = SyncConfig.DEFAULTS;
        return checked(
                root,
                () -> new SyncConfig(
                        isLive(root),
                        each(root, "sites", SyncConfigFile::site),
                        each(root, "accounts", SyncConfigFile::account),
                        below(root, "scope", base.scope(), SyncConfigFile::scope),
                        flag(optional(root, "create"), "cases", base.createsCases()),
                        flag(optional(root, "create"), "issues", base.createsIssues()),
                        below(root, "issue", base.issueDefaults(), SyncConfigFile::issue),
                        below(root, "fields", base.fields(), FieldsFile::read),
                        below(root, "status", base.relation(), SyncConfigFile::relation),
                        below(root, "closing", base.closing(), SyncConfigFile::closing),
                        items(optional(root, "comments"), optional(root, "attachments")),
                        below(root, "timing", base.timing(), SyncConfigFile::timing),
                        root.keys().contains("answers") ? root.number("answers") : base.answersMax(),
                        below(root, "users", base.users(), SyncConfigFile::users)));
    }

    private static boolean isLive(YamlEntry root) {
        return !root.keys().contains("mode")
                || root.parsed("mode", text -> Choice.parse(Mode.class, text)) == Mode.LIVE;
    }

    private enum Mode {
        LIVE,
        DRY_RUN
    }

    private static Site site(YamlEntry entry) {
        entry.allowOnly(Set.of("host", "accounts"));
        return checked(entry, () -> new Site(entry.text("host"), texts(entry, "accounts")));
    }

    private static Account account(YamlEntry entry) {
        entry.allowOnly(Set.of("id", "region", "principals"));
        return checked(entry, () -> new Account(entry.text("id"), entry.text("region"), texts(entry, "principals")));
    }

    private static Scope scope(YamlEntry entry) {
        entry.allowOnly(Set.of("issues", "cases", "backfill", "since"));
        YamlEntry issues = optional(entry, "issues");
        YamlEntry cases = optional(entry, "cases");
        allowOnly(issues, Set.of("projects", "types", "labels"));
        allowOnly(cases, Set.of("resolvers", "engagements"));
        return checked(
                entry,
                () -> new Scope(
                        texts(issues, "projects"),
                        texts(issues, "types"),
                        texts(issues, "labels"),
                        texts(cases, "resolvers"),
                        texts(cases, "engagements"),
                        entry.keys().contains("backfill")
                                ? entry.parsed("backfill", Scope.Backfill::parse)
                                : Scope.DEFAULTS.backfill(),
                        entry.keys().contains("since") ? entry.parsed("since", SyncConfigFile::instant) : null));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be a time such as 2026-01-31T00:00:00Z, is '" + text + "'", e);
        }
    }

    private static IssueDefaults issue(YamlEntry entry) {
        entry.allowOnly(Set.of("project", "type", "security-level"));
        return new IssueDefaults(
                text(entry, "project", null),
                entry.keys().contains("type") ? entry.text("type") : IssueDefaults.DEFAULTS.issueType(),
                text(entry, "security-level", null));
    }

    /** A status that the file does not name keeps its default. */
    private static StatusRelation relation(YamlEntry entry) {
        Map<CaseStatus, List<String>> agreeing = new EnumMap<>(CaseStatus.class);
        agreeing.putAll(StatusRelation.defaults().agreeing());
        for (String name : entry.keys()) {
            CaseStatus status = CaseStatus.find(name)
                    .orElseThrow(() -> entry.problem(
                            name,
                            "'" + name + "' is no case status; known are "
                                    + List.of(CaseStatus.values()).stream()
                                            .map(CaseStatus::text)
                                            .toList()));
            agreeing.put(status, entry.texts(name));
        }
        return checked(entry, () -> new StatusRelation(agreeing));
    }

    private static Closing closing(YamlEntry entry) {
        entry.allowOnly(Set.of("aws-supported", "reopened", "resolutions"));
        boolean closes = entry.keys().contains("aws-supported")
                && entry.parsed("aws-supported", text -> Choice.parse(Closing.Supported.class, text))
                        == Closing.Supported.CLOSE;
        boolean opens = entry.keys().contains("reopened")
                && entry.parsed("reopened", text -> Choice.parse(Closing.Reopened.class, text))
                        == Closing.Reopened.NEW_CASE;
        return new Closing(
                closes, opens, below(entry, "resolutions", Closing.DEFAULTS.resolutions(), SyncConfigFile::pairs));
    }

    private static ItemRules items(@Nullable YamlEntry comments, @Nullable YamlEntry files) {
        ItemRules base = ItemRules.DEFAULTS;
        allowOnly(comments, Set.of("copy", "restricted"));
        allowOnly(files, Set.of("copy", "max-bytes"));
        long max = files == null ? base.attachmentMax() : largestFile(files, base.attachmentMax());
        return new ItemRules(
                base.caseCommentMax(),
                base.issueCommentMax(),
                flag(comments, "restricted", base.copiesRestricted()),
                flag(comments, "copy", base.copiesComments()),
                flag(files, "copy", base.copiesAttachments()),
                max,
                base.restoresPerVersion());
    }

    private static long largestFile(YamlEntry files, long base) {
        if (!files.keys().contains("max-bytes")) {
            return base;
        }
        int max = files.number("max-bytes");
        if (max < 1 || max > base) {
            throw files.problem(
                    "max-bytes", "max-bytes must be 1 to " + base + ", which is what a case takes, is " + max);
        }
        return max;
    }

    private static Timing timing(YamlEntry entry) {
        entry.allowOnly(Set.of("settle", "repeat", "repeat-max", "life"));
        Timing base = Timing.DEFAULTS;
        return checked(
                entry,
                () -> new Timing(
                        duration(entry, "settle", base.settle()),
                        duration(entry, "repeat", base.repeat()),
                        duration(entry, "repeat-max", base.repeatMax()),
                        duration(entry, "life", base.life())));
    }

    private static Duration duration(YamlEntry entry, String key, Duration base) {
        return entry.keys().contains(key) ? entry.parsed(key, SyncConfigFile::duration) : base;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("must be an ISO-8601 duration such as PT1M, is '" + text + "'", e);
        }
    }

    private static Map<String, String> users(YamlEntry entry) {
        entry.keys().stream().filter(mail -> mail.indexOf('@') < 1).findFirst().ifPresent(mail -> {
            throw entry.problem(mail, "a user must be an e-mail address with an account id, is '" + mail + "'");
        });
        return pairs(entry);
    }

    private static Map<String, String> pairs(YamlEntry entry) {
        Map<String, String> pairs = new LinkedHashMap<>();
        entry.keys().forEach(key -> pairs.put(key, entry.text(key)));
        return pairs;
    }

    private static <T> List<T> each(YamlEntry root, String key, Function<YamlEntry, T> reader) {
        List<T> all = new ArrayList<>();
        if (root.keys().contains(key)) {
            root.entries(key).forEach(entry -> all.add(reader.apply(entry)));
        }
        return all;
    }

    private static <T> T below(YamlEntry root, String key, T base, Function<YamlEntry, T> reader) {
        YamlEntry entry = optional(root, key);
        return entry == null ? base : reader.apply(entry);
    }

    static @Nullable YamlEntry optional(YamlEntry root, String key) {
        return root.keys().contains(key) ? root.entry(key) : null;
    }

    private static void allowOnly(@Nullable YamlEntry entry, Set<String> known) {
        if (entry != null) {
            entry.allowOnly(known);
        }
    }

    static @Nullable String text(YamlEntry entry, String key, @Nullable String base) {
        return entry.keys().contains(key) ? entry.text(key) : base;
    }

    private static Set<String> texts(@Nullable YamlEntry entry, String key) {
        return entry != null && entry.keys().contains(key) ? new LinkedHashSet<>(entry.texts(key)) : Set.of();
    }

    private static boolean flag(@Nullable YamlEntry entry, String key, boolean base) {
        return (entry != null && entry.keys().contains(key)) ? entry.truth(key) : base;
    }

    /** Tells the place with whatever a record complains about; what has its place already keeps it. */
    static <T> T checked(YamlEntry entry, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String file = entry.place().substring(0, entry.place().indexOf(':') + 1);
            throw message.startsWith(file) ? e : new IllegalArgumentException(entry.place() + ": " + message, e);
        }
    }
}
