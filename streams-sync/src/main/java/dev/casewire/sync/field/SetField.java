// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import dev.casewire.sync.text.CanonicalText;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A set of members, such as watchers: what either side added or removed is done on the other, so that nothing conflicts. A
 * member that a side does not take is no member of that side's base, so that its absence there removes nothing.
 *
 * @param name the field
 * @param caseLimit largest number of members on a case
 * @param issueLimit largest number of members on an issue
 */
public record SetField(FieldName name, int caseLimit, int issueLimit) implements FieldRule {
    @Override
    public Merge merge(Comparison comparison) {
        Values base = comparison.base() == null ? firstBase(comparison) : comparison.base();
        Values seen = comparison.seen();
        if (seen.equals(base)) {
            return seen.equals(comparison.base()) ? new Merge.Rest() : new Merge.Agreed(seen);
        }
        Side from = seen.on(Side.CASE).equals(base.on(Side.CASE)) ? Side.ISSUE : Side.CASE;
        Side target = from.other();
        SortedSet<String> now = CanonicalText.members(seen.on(from));
        SortedSet<String> before = CanonicalText.members(base.on(from));
        SortedSet<String> wanted = change(seen.on(target), before, now, limit(target));
        SortedSet<String> agreed = change(base.on(target), before, now, limit(target));
        agreed.removeIf(member -> now.contains(member) && !before.contains(member) && !wanted.contains(member));
        Values after = Values.of(from, seen.on(from), CanonicalText.set(agreed));
        String text = CanonicalText.set(wanted);
        if (text.equals(seen.on(target))) {
            return after.equals(comparison.base()) ? new Merge.Rest() : merge(again(comparison, after));
        }
        return Merge.Write.plain(target, text, after, null);
    }

    /** A set is merged by its changes: those that were left alone are owed again with the next one. */
    @Override
    public Values leftAlone(Values base, Values seen) {
        return base;
    }

    /** The other side may have changed as well, without a write being owed for this one. */
    private static Comparison again(Comparison comparison, Values base) {
        return new Comparison(comparison.seen(), base, null, comparison.facts());
    }

    @Override
    public Optional<Merge.Write> create(Side target, String origin) {
        return Optional.empty();
    }

    /** Where the two never agreed, everybody on either side was added. */
    private static Values firstBase(Comparison comparison) {
        SortedSet<String> common = CanonicalText.members(comparison.seen().ofCase());
        common.retainAll(CanonicalText.members(comparison.seen().ofIssue()));
        String both = CanonicalText.set(common);
        return new Values(both, both);
    }

    private static SortedSet<String> change(String set, Collection<String> before, Collection<String> now, int limit) {
        SortedSet<String> changed = CanonicalText.members(set);
        for (String member : before) {
            if (!now.contains(member)) {
                changed.remove(member);
            }
        }
        for (String member : now) {
            if (!before.contains(member) && changed.size() < limit) {
                changed.add(member);
            }
        }
        return changed;
    }

    private int limit(Side side) {
        return side == Side.CASE ? caseLimit : issueLimit;
    }
}
