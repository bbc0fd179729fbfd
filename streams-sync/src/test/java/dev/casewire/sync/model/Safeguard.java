// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import dev.casewire.sync.field.Comparison;
import dev.casewire.sync.field.FieldName;
import dev.casewire.sync.field.FieldRule;
import dev.casewire.sync.field.Merge;
import dev.casewire.sync.field.StatusField;
import dev.casewire.sync.id.LinkId;
import dev.casewire.sync.id.Side;
import dev.casewire.sync.id.Version;
import dev.casewire.sync.identity.ThingSeen;
import dev.casewire.sync.item.ItemRules;
import dev.casewire.sync.link.Command;
import dev.casewire.sync.link.SyncRules;
import java.util.List;
import java.util.Optional;

/** The safeguards, each with the mutation that takes it away and the seed of a history that fails without it. */
enum Safeguard {
    /** Every observation counts as the newest when it arrives. */
    ORDER_OF_OBSERVATIONS(2052, new Mutation() {
        @Override
        public Engine engine(Engine engine, World world) {
            return new Forwarding(engine) {
                private long arrivals = 1_000;

                @Override
                public void thing(ThingSeen seen) {
                    Version newest = new Version(++arrivals, seen.version().fetchStart());
                    super.thing(new ThingSeen(
                            seen.thing(), newest, seen.snapshot(), seen.stamp(), seen.isOurs(), seen.isInScope()));
                }
            };
        }
    }),
    /** Sinks write whatever stands there. */
    EXPECTED_WITH_VERSION(5, new Mutation() {
        @Override
        public void prepare(World world) {
            world.checksExpected = false;
        }
    }),
    /** A command counts as done once it is sent. */
    SETTLING_BY_RESULT(1, new Mutation() {
        @Override
        public Engine engine(Engine engine, World world) {
            return new Forwarding(engine) {
                @Override
                public List<Command> commands() {
                    List<Command> commands = super.commands();
                    commands.forEach(command -> Mutations.believe(this, command));
                    return commands;
                }
            };
        }
    }),
    /** Nobody remembers what the two agreed on. */
    BASE(1, Mutations.ofRules(rule -> new FieldRule() {
        @Override
        public FieldName name() {
            return rule.name();
        }

        @Override
        public Merge merge(Comparison comparison) {
            return rule.merge(new Comparison(comparison.seen(), null, null, comparison.facts()));
        }

        @Override
        public Optional<Merge.Write> create(Side target, String origin) {
            return rule.create(target, origin);
        }
    })),
    /**
     * Twins are created before sources have shown everything. What people asked is heard again after a loss of state as long as
     * it is retained, and hides that: here it is not.
     */
    NONCE_GATE(
            494,
            new Mutation() {
                @Override
                public boolean isGated() {
                    return false;
                }

                @Override
                public void prepare(World world) {
                    world.retainsControl = false;
                }
            },
            new Mutation() {
                @Override
                public void prepare(World world) {
                    world.retainsControl = false;
                }
            }),
    /** Whoever writes a stamp is believed. */
    CLAIMS_AND_BOUND_STAMPS(2, new Mutation() {
        @Override
        public String forge(World world, SimThing victim, SimThing clone) {
            LinkId link = LinkId.bornAs(victim.id);
            return world.keys
                    .sign(victim.createdFor == null ? link : victim.createdFor, 0, clone.id, false)
                    .json();
        }
    }),
    /** Sinks do not recognise a command that they have executed. */
    SEQUENCE(11, new Mutation() {
        @Override
        public void prepare(World world) {
            world.recognises = false;
        }
    }),
    /** An edit of a short form is taken for the whole text. */
    SHORT_FORM_DIFF(389, Mutations.ofRules(Mutations::withoutShortForms)),
    /** Each Jira status means one case status, as in the public peer. */
    STATUS_RELATION(2, Mutations.ofRules(rule -> rule instanceof StatusField ? Mutations.peerStatus() : rule)),
    /** Changed copies are restored without end, and every answer is answered. */
    MIRROR_AND_LOOP_RULES(2, new Mutation() {
        @Override
        public SyncRules rules(SyncRules rules) {
            ItemRules items = rules.items();
            return new SyncRules(
                    rules.fields(),
                    new ItemRules(
                            items.caseCommentMax(),
                            items.issueCommentMax(),
                            items.copiesRestricted(),
                            items.copiesComments(),
                            items.copiesAttachments(),
                            items.attachmentMax(),
                            Integer.MAX_VALUE),
                    rules.timing(),
                    true,
                    true,
                    rules.opensNewCase(),
                    Integer.MAX_VALUE,
                    true,
                    rules.issueDefaults());
        }
    });

    private final long seed;
    private final Mutation mutation;
    private final Mutation guarded;

    Safeguard(long seed, Mutation mutation) {
        this(seed, mutation, Mutation.NONE);
    }

    Safeguard(long seed, Mutation mutation, Mutation guarded) {
        this.seed = seed;
        this.mutation = mutation;
        this.guarded = guarded;
    }

    long seed() {
        return seed;
    }

    Mutation mutation() {
        return mutation;
    }

    /** The same surroundings with the safeguard. */
    Mutation guarded() {
        return guarded;
    }
}
