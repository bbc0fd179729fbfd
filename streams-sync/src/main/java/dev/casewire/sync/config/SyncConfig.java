// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.field.OneWayField;
import dev.casewire.sync.field.Policy;
import dev.casewire.sync.field.SetField;
import dev.casewire.sync.field.StatusField;
import dev.casewire.sync.field.TextField;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.item.ItemRules;
import dev.casewire.sync.item.Timing;
import dev.casewire.sync.link.SyncRules;
import dev.casewire.sync.status.StatusRelation;
import dev.casewire.sync.text.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that the file says. Immutable.
 *
 * @param isLive false where decisions are taken and nothing is written
 * @param sites Jira sites; none where every site that sources show is meant
 * @param accounts AWS accounts and regions; none where every one is meant
 * @param scope what is mirrored
 * @param createsCases true where an issue in scope gets a case
 * @param createsIssues true where a case in scope gets an issue
 * @param issueDefaults what created issues have
 * @param fields how each field is kept in step, in the order of a command
 * @param relation which statuses agree
 * @param closing what closing and reopening do
 * @param items how comments and files are kept in step
 * @param timing times of commands
 * @param answersMax how often in a row a side may answer our value with another before it is left alone
 * @param users Jira account id by e-mail address, for people whom Jira does not show
 */
public record SyncConfig(
        boolean isLive,
        List<Site> sites,
        List<Account> accounts,
        Scope scope,
        boolean createsCases,
        boolean createsIssues,
        IssueDefaults issueDefaults,
        List<FieldConfig> fields,
        StatusRelation relation,
        Closing closing,
        ItemRules items,
        Timing timing,
        int answersMax,
        Map<String, String> users) {
    /** Beyond that a link's state could outgrow its record. */
    static final int FIELDS_MAX = 24;

    private static final String TEXT_MARK_OF_CASE = "\n\n[shortened by Casewire; the whole text stands in Jira]";
    private static final String TEXT_MARK_OF_ISSUE = "\n\n[shortened by Casewire; the whole text stands in the case]";
    private static final String LINE_MARK = " […]";
    /** A case must have a description; an issue need not. */
    private static final String NO_DESCRIPTION = "(no description)";

    private static final int CASE_WATCHERS_MAX = 30;
    private static final int ISSUE_WATCHERS_MAX = 200;

    /** The fields of the public peer's mapping, with the limits of both APIs. */
    static final List<FieldConfig> FIELDS = List.of(
            new FieldConfig(FieldName.TITLE, Direction.BOTH, Policy.CASE, 300, 255, null),
            new FieldConfig(FieldName.DESCRIPTION, Direction.BOTH, Policy.CASE, 8_000, 32_767, null),
            new FieldConfig(FieldName.STATUS, Direction.BOTH, Policy.CASE, 300, 255, null),
            new FieldConfig(FieldName.WATCHERS, Direction.BOTH, Policy.CASE, 8_000, 32_767, null),
            new FieldConfig(FieldName.CASE_INFO, Direction.TO_ISSUE, Policy.CASE, 32_767, 32_767, null));

    /** What an empty file means. */
    public static final SyncConfig DEFAULTS = new SyncConfig(
            true,
            List.of(),
            List.of(),
            Scope.DEFAULTS,
            true,
            true,
            IssueDefaults.DEFAULTS,
            FIELDS,
            StatusRelation.defaults(),
            Closing.DEFAULTS,
            ItemRules.DEFAULTS,
            Timing.DEFAULTS,
            2,
            Map.of());

    public SyncConfig {
        if (fields.size() > FIELDS_MAX) {
            throw new IllegalArgumentException("fields must be at most " + FIELDS_MAX + ", are " + fields.size());
        }
        if (answersMax < 1) {
            throw new IllegalArgumentException("answers must be at least 1, is " + answersMax);
        }
        sites = List.copyOf(sites);
        accounts = List.copyOf(accounts);
        fields = List.copyOf(fields);
        users = Map.copyOf(users);
    }

    /** What the transition is configured with. */
    public SyncRules rules() {
        List<FieldRule> rules = new ArrayList<>();
        fields.forEach(field -> rule(field).ifPresent(rules::add));
        return new SyncRules(
                rules,
                items,
                timing,
                createsCases,
                createsIssues,
                closing.opensNewCase(),
                answersMax,
                isLive,
                issueDefaults.values());
    }

    private Optional<FieldRule> rule(FieldConfig field) {
        if (field.direction() == Direction.OFF) {
            return Optional.empty();
        }
        Optional<Side> from = field.direction().from();
        if (field.name().equals(FieldName.STATUS)) {
            return Optional.of(new StatusField(
                    relation, field.policy(), closing.closesSupported(), closing.resolutions(), from.orElse(null)));
        }
        if (from.isPresent()) {
            return Optional.of(new OneWayField(
                    field.name(), from.get(), from.get() == Side.CASE ? onIssue(field) : onCase(field)));
        }
        return Optional.of(
                field.name().equals(FieldName.WATCHERS)
                        ? new SetField(FieldName.WATCHERS, CASE_WATCHERS_MAX, ISSUE_WATCHERS_MAX)
                        : new TextField(field.name(), onCase(field), onIssue(field), field.policy()));
    }

    private static Fit onCase(FieldConfig field) {
        boolean isDescription = field.name().equals(FieldName.DESCRIPTION);
        return new Fit(
                field.caseMax(),
                isDescription ? TEXT_MARK_OF_CASE : LINE_MARK,
                isDescription ? NO_DESCRIPTION : field.name().equals(FieldName.TITLE) ? "(no title)" : "");
    }

    private static Fit onIssue(FieldConfig field) {
        boolean isText =
                field.name().equals(FieldName.DESCRIPTION) || field.name().equals(FieldName.CASE_INFO);
        return new Fit(
                field.issueMax(),
                isText ? TEXT_MARK_OF_ISSUE : LINE_MARK,
                field.name().equals(FieldName.TITLE) ? "(no title)" : "");
    }
}
