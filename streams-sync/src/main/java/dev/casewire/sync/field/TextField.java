// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.field;

import dev.casewire.sync.id.Side;
import dev.casewire.sync.text.Fit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that either side may change. Where one side takes less, it shows a short form; an edit of the short form changes the
 * head of the long text.
 *
 * @param name the field
 * @param onCase what fits on a case
 * @param onIssue what fits on an issue
 * @param policy whose text stands where both changed
 */
public record TextField(FieldName name, Fit onCase, Fit onIssue, Policy policy) implements FieldRule {
    @Override
    public Merge merge(Comparison comparison) {
        Values seen = comparison.seen();
        boolean isCaseChanged = comparison.isChanged(Side.CASE);
        boolean isIssueChanged = comparison.isChanged(Side.ISSUE);
        if (!isCaseChanged && !isIssueChanged) {
            return new Merge.Rest();
        }
        if (areForms(seen)) {
            return new Merge.Agreed(seen);
        }
        if (isCaseChanged != isIssueChanged) {
            return copy(isCaseChanged ? Side.CASE : Side.ISSUE, comparison, null);
        }
        Optional<Side> winner = policy.winner();
        if (winner.isEmpty()) {
            return new Merge.Held("conflict", "both sides changed " + name.value() + ", and its policy is hold");
        }
        Side loser = winner.get().other();
        return copy(winner.get(), comparison, seen.on(loser));
    }

    @Override
    public boolean isApart(Values values) {
        return !areForms(values);
    }

    private Merge copy(Side from, Comparison comparison, @Nullable String loses) {
        Side target = from.other();
        String text = comparison.seen().on(from);
        Values base = comparison.base();
        String lost = loses;
        if (base != null || fit(from).ofEmpty().equals(text)) {
            Values known = base == null ? Values.of(from, text, "") : base;
            String lifted = fit(from).lift(known.on(from), known.on(target), text);
            boolean isReplaced = fit(from).isMarked(known.on(from)) && lifted.equals(text);
            lost = isReplaced ? comparison.seen().on(target) : lost;
            if (fit(target).isTooLong(lifted) && !lifted.equals(text)) {
                return new Merge.Held(
                        "too-long",
                        "the edit makes " + name.value() + " longer than the " + target.text() + " takes, and what"
                                + " the short form does not show would be lost");
            }
            text = lifted;
        }
        String wanted = fit(target).of(text);
        Values after = comparison.seen().with(target, wanted);
        if (wanted.equals(comparison.seen().on(target))) {
            return new Merge.Agreed(after);
        }
        return Merge.Write.plain(target, wanted, after, lost).telling(shortened(target, text));
    }

    @Override
    public Optional<Merge.Write> create(Side target, String origin) {
        String text = origin.equals(fit(target.other()).ofEmpty()) ? "" : origin;
        String wanted = fit(target).of(text);
        return Optional.of(Merge.Write.plain(target, wanted, Values.of(target, wanted, origin), null)
                .telling(shortened(target, text)));
    }

    private @Nullable String shortened(Side target, String text) {
        return fit(target).isTooLong(text)
                ? "The " + name.value() + " has " + text.length() + " characters, the " + target.text() + " takes "
                        + fit(target).limit() + ": it shows a shortened form, the rest stays on the other side."
                : null;
    }

    /** True where the two show one text, in full or shortened. */
    private boolean areForms(Values seen) {
        return seen.ofCase().equals(seen.ofIssue())
                || seen.ofCase().equals(onCase.of(seen.ofIssue()))
                || seen.ofIssue().equals(onIssue.of(seen.ofCase()));
    }

    private Fit fit(Side side) {
        return side == Side.CASE ? onCase : onIssue;
    }
}
