// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.store.StoreException;
import dev.casewire.s3.sink.store.StoreFailure;
import dev.casewire.testkit.MutableClock;
import dev.casewire.testkit.Seeded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * A random history of a connector's tasks: they are killed, hand partitions over in good order, lose them without knowing, and
 * then go on for a while beside their successors, some of them stopped in the very middle of an upload.
 */
final class SinkHistory {

    /** What may happen besides kills, failures of the bucket and rebalances in good order. */
    enum Zombies {
        NONE,
        SOME
    }

    /** Stands for {@code kill -9}: not an exception that anything handles. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final int DEEPEST_STALL = 2;

    private final SinkGroup group;
    private final MemoryStore store;
    private final MutableClock clock;
    private final Seeded seeded;
    private final Zombies zombies;
    private final List<SinkMember> alive = new ArrayList<>();
    private final List<SinkMember> undead = new ArrayList<>();

    /** Whose call runs: the innermost last, where one is stalled in an upload while others run. */
    private final Deque<SinkMember> running = new ArrayDeque<>();

    private int stalls;

    SinkHistory(SinkGroup group, MemoryStore store, MutableClock clock, Seeded seeded, Zombies zombies) {
        this.group = group;
        this.store = store;
        this.clock = clock;
        this.seeded = seeded;
        this.zombies = zombies;
        join(List.copyOf(group.partitions()));
        if (seeded.chance(60)) {
            rebalance();
        }
    }

    /** Tasks that were stopped within an upload and whose upload went on after their successors had begun. */
    int stalls() {
        return stalls;
    }

    void disturb() {
        store.faults(new MemoryStore.Faults() {
            @Override
            public void beforeStored(String key) {
                if (zombies == Zombies.SOME && running.size() <= DEEPEST_STALL && seeded.chance(4)) {
                    stall();
                }
                failSometimes();
            }

            @Override
            public void afterStored(String key) {
                failSometimes();
            }
        });
    }

    /** From now on nothing fails; whoever should be dead stays for some turns more. */
    void calm() {
        store.faults(MemoryStore.NONE);
    }

    void turn(boolean disturbed) {
        if (disturbed && seeded.chance(30)) {
            clock.advance(Duration.ofMillis(seeded.between(0, 8_000)));
        }
        if (disturbed && seeded.chance(2)) {
            rebalance();
        }
        if (disturbed && zombies == Zombies.SOME && seeded.chance(1)) {
            bury(seeded.oneOf(alive));
        }
        List<SinkMember> candidates = new ArrayList<>(alive);
        candidates.addAll(undead);
        candidates.removeAll(running);
        if (!candidates.isEmpty()) {
            poll(seeded.oneOf(candidates), disturbed);
        }
    }

    private void poll(SinkMember member, boolean disturbed) {
        running.addLast(member);
        try {
            if (seeded.chance(10)) {
                member.beginCommit();
            }
            member.poll(seeded.between(0, 30));
            if (disturbed && seeded.chance(2)) {
                throw new Killed();
            }
        } catch (Killed e) {
            if (seeded.chance(50)) {
                member.finishCommit();
            }
            dies(member);
        } finally {
            running.removeLast();
        }
    }

    /** Its worker has given the task up, but its call to the bucket is still on its way while others go on. */
    private void stall() {
        stalls++;
        SinkMember stalled = running.peekLast();
        if (alive.contains(stalled)) {
            bury(stalled);
        }
        for (int turns = seeded.between(1, 40); turns > 0; turns--) {
            turn(true);
        }
    }

    /** Its partitions go to others; it does not know, and its commits count no more. */
    private void bury(SinkMember member) {
        alive.remove(member);
        undead.add(member);
        inherit(owned(member));
    }

    private void dies(SinkMember member) {
        if (undead.remove(member) || !alive.remove(member)) {
            return;
        }
        inherit(owned(member));
    }

    private void inherit(List<TopicPartition> partitions) {
        List<SinkMember> heirs = new ArrayList<>(alive);
        heirs.removeAll(running);
        if (heirs.isEmpty() || seeded.chance(50)) {
            join(partitions);
        } else {
            group.give(seeded.oneOf(heirs), partitions);
        }
    }

    /** Some partitions of one task go to another or a new one, in good order. */
    private void rebalance() {
        SinkMember from = seeded.oneOf(alive);
        if (running.contains(from)) {
            return;
        }
        List<TopicPartition> moved =
                owned(from).stream().filter(partition -> seeded.chance(50)).toList();
        from.release(moved);
        inherit(moved);
    }

    private void join(List<TopicPartition> partitions) {
        SinkMember member = group.join(new FakeContext());
        group.give(member, partitions);
        alive.add(member);
    }

    private List<TopicPartition> owned(SinkMember member) {
        Set<TopicPartition> assigned = member.context().assignment;
        return group.partitions().stream()
                .filter(assigned::contains)
                .filter(partition -> group.owner(partition) == member)
                .collect(Collectors.toList());
    }

    private void failSometimes() {
        if (seeded.chance(5)) {
            throw new Killed();
        }
        if (seeded.chance(5)) {
            throw new StoreException(new StoreFailure.Transient("s3.bucket", "busy"), new IllegalStateException("503"));
        }
    }
}
