// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.field.Comparison;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.field.Merge;
import dev.casewire.sync.field.Values;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.FieldResult;
import dev.casewire.sync.link.LinkEvent;
import dev.casewire.sync.link.Slot;
import dev.casewire.sync.link.SyncRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What mutations are made of. */
final class Mutations {
    private Mutations() {}

    /** Other rules for fields. */
    static Mutation ofRules(UnaryOperator<FieldRule> change) {
        return new Mutation() {
            @Override
            public SyncRules rules(SyncRules rules) {
                return new SyncRules(
                        rules.fields().stream().map(change).toList(),
                        rules.items(),
                        rules.timing(),
                        rules.createsCases(),
                        rules.createsIssues(),
                        rules.opensNewCase(),
                        rules.answersMax(),
                        rules.isLive(),
                        rules.issueDefaults());
            }
        };
    }

    /** Tells a sync that a command was applied, before any sink has seen it. */
    static void believe(Engine engine, Command command) {
        if (command instanceof Command.ForThing thing && thing.kind() == Slot.Kind.UPDATE) {
            Map<String, FieldResult> fields = new HashMap<>();
            thing.writes()
                    .forEach(write -> fields.put(write.field().value(), FieldResult.of(FieldResult.Outcome.APPLIED)));
            engine.result(
                    thing.link(),
                    new LinkEvent.Result(
                            thing.side(), thing.generation(), thing.sequence(), thing.thing(), 0, null, fields));
        }
    }

    /** The text of the case is the whole text, whatever its mark says. */
    static FieldRule withoutShortForms(FieldRule rule) {
        return rule.name().equals(FieldName.DESCRIPTION) ? new Whole(rule) : rule;
    }

    private record Whole(FieldRule rule) implements FieldRule {
        @Override
        public FieldName name() {
            return rule.name();
        }

        @Override
        public Merge merge(Comparison comparison) {
            Merge merge = rule.merge(comparison);
            if (!(merge instanceof Merge.Write write) || write.target() == Side.CASE) {
                return merge;
            }
            String text = comparison.seen().ofCase();
            return new Merge.Write(Side.ISSUE, text, new Values(text, text), write.loses(), List.of(), null, null);
        }

        @Override
        public Optional<Merge.Write> create(Side target, String origin) {
            return rule.create(target, origin);
        }
    }

    /** One case status per Jira status, and an edit wherever the two are not exactly so. */
    static FieldRule peerStatus() {
        return new FieldRule() {
            @Override
            public FieldName name() {
                return FieldName.STATUS;
            }

            @Override
            public Merge merge(Comparison comparison) {
                String wanted = switch (comparison.seen().ofIssue()) {
                    case "In Progress" -> "Detection and Analysis";
                    case "In Review" -> "Post-incident Activities";
                    case "Done" -> "Closed";
                    default -> "Submitted";
                };
                Values seen = comparison.seen();
                return seen.ofCase().equals(wanted)
                        ? new Merge.Agreed(seen)
                        : new Merge.Write(
                                Side.CASE, wanted, seen.with(Side.CASE, wanted), null, List.of(wanted), null, null);
            }

            @Override
            public Optional<Merge.Write> create(Side target, String origin) {
                return Optional.empty();
            }
        };
    }
}
