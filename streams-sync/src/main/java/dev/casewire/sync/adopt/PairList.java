// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import dev.casewire.sync.config.Site;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.id.CaseArn;
import dev.casewire.sync.id.IssueId;
import dev.casewire.sync.id.ThingId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pairs while a list of them is read: checks each and collects every complaint, so that one run shows them all. */
final class PairList {
    private static final Pattern CASE =
            Pattern.compile("arn:aws[a-z-]*:security-ir:[a-z0-9-]+:\\d{12}:case/[A-Za-z0-9-]+");
    private static final Pattern ID = Pattern.compile("\\d{1,19}");
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]+-\\d{1,10}");
    private static final int SHOWN_MAX = 20;

    private final String label;
    private final SyncConfig config;
    private final IssueIds ids;
    private final List<Adoption> pairs = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<ThingId, Integer> lines = new HashMap<>();

    PairList(String label, SyncConfig config, IssueIds ids) {
        this.label = label;
        this.config = config;
        this.ids = ids;
    }

    /** Takes one line; what is wrong with it is told at the end. */
    void add(int line, String caseArn, @Nullable String site, String issue) {
        String host = site == null || site.isEmpty() ? onlySite().orElse("") : site;
        boolean isCase = check(line, CASE.matcher(caseArn).matches(), "case must be the ARN of a case", caseArn);
        boolean isKnownCase = !isCase
                || check(line, isConfigured(caseArn), "case must be of a configured account and region", caseArn);
        boolean isSite = check(line, isConfiguredSite(host), "site must be one of " + hosts(), host);
        Optional<String> id = id(host, issue);
        boolean isIssue = check(
                        line,
                        ID.matcher(issue).matches() || KEY.matcher(issue).matches(),
                        "issue must be an id such as 10234 or a key such as SEC-12",
                        issue)
                && check(line, id.isPresent(), "issue must exist on " + host + ", or be named by its id", issue);
        if (isCase && isKnownCase && isSite && isIssue) {
            add(line, new Adoption(new CaseArn(caseArn), new IssueId(host, id.orElseThrow())));
        }
    }

    private void add(int line, Adoption pair) {
        Integer ofCase = lines.putIfAbsent(pair.aCase(), line);
        Integer ofIssue = lines.putIfAbsent(pair.issue(), line);
        check(
                line,
                ofCase == null,
                "a case must be in one pair, is in line " + ofCase + " too",
                pair.aCase().value());
        check(
                line,
                ofIssue == null,
                "an issue must be in one pair, is in line " + ofIssue + " too",
                pair.issue().id());
        pairs.add(pair);
    }

    private Optional<String> id(String host, String issue) {
        return ID.matcher(issue).matches() ? Optional.of(issue) : ids.of(host, issue);
    }

    private boolean isConfigured(String caseArn) {
        return config.accounts().isEmpty()
                || config.accounts().stream().anyMatch(account -> caseArn.startsWith(account.arnPrefix()));
    }

    private boolean isConfiguredSite(String host) {
        boolean isHost = !host.isEmpty() && host.indexOf('/') < 0;
        return isHost && (config.sites().isEmpty() || hosts().contains(host));
    }

    private List<String> hosts() {
        return config.sites().stream().map(Site::host).toList();
    }

    private Optional<String> onlySite() {
        return hosts().size() == 1 ? Optional.of(hosts().get(0)) : Optional.empty();
    }

    private boolean check(int line, boolean holds, String rule, String value) {
        if (!holds) {
            problem(line, rule + ", is '" + value + "'");
        }
        return holds;
    }

    void problem(int line, String what) {
        problems.add(label + ":" + line + ": " + what);
    }

    void leave(int line, String why) {
        left.add(label + ":" + line + ": " + why);
    }

    /** @throws IllegalArgumentException with a line for each complaint, at most 20 */
    Adoptions done() {
        if (!problems.isEmpty()) {
            String more = problems.size() > SHOWN_MAX ? "\n" + (problems.size() - SHOWN_MAX) + " more" : "";
            throw new IllegalArgumentException(String.join(
                            "\n", problems.subList(0, Math.min(problems.size(), SHOWN_MAX)))
                    + more);
        }
        return new Adoptions(pairs, left);
    }
}
