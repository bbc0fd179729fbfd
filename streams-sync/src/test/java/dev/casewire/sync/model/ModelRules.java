// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Rules with limits so small that short histories meet them. */
final class ModelRules {
    static final Fit CASE_TITLE = new Fit(60, " […]", "");
    static final Fit ISSUE_TITLE = new Fit(40, " […]", "");
    static final Fit CASE_TEXT = new Fit(80, "\n[more in Jira]", "(no description)");
    static final Fit ISSUE_TEXT = new Fit(300, "\n[more in the case]", "");
    static final ItemRules ITEMS = new ItemRules(260, 600, false, true, true, 1000, 1);
    static final Timing TIMING = new Timing(
            Duration.ofMillis(50), Duration.ofMillis(400), Duration.ofMillis(3_000), Duration.ofMillis(6_000));

    private ModelRules() {}

    static List<FieldRule> fields(Policy policy) {
        return List.of(
                new TextField(FieldName.TITLE, CASE_TITLE, ISSUE_TITLE, policy),
                new TextField(FieldName.DESCRIPTION, CASE_TEXT, ISSUE_TEXT, policy),
                new StatusField(StatusRelation.defaults(), policy, false, Map.of("False Positive", "Won't Do"), null),
                new SetField(FieldName.WATCHERS, 30, 100),
                new OneWayField(FieldName.CASE_INFO, Side.CASE, new Fit(1000, " […]", "")));
    }

    static SyncRules rules(Policy policy, boolean opensNewCase, UnaryOperator<FieldRule> mutation) {
        return new SyncRules(
                fields(policy).stream().map(mutation).toList(),
                ITEMS,
                TIMING,
                true,
                true,
                opensNewCase,
                2,
                true,
                Map.of());
    }
}
