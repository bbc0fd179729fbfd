// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The faults in waiting: those asked for, first come first served, then those of the schedule. Safe for several threads. */
final class Faults {

    private final List<Fault> waiting = new ArrayList<>();
    private final Map<FaultKind, Long> fired = new EnumMap<>(FaultKind.class);
    private @Nullable FaultSchedule schedule;

    synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    synchronized void schedule(FaultSchedule next) {
        schedule = next;
    }

    /** Takes away what is waiting, and the schedule. The counts of what fired stay. */
    synchronized void clear() {
        waiting.clear();
        schedule = null;
    }

    /** The fault that a request for this path has, if any. */
    synchronized Optional<Fault> next(String path) {
        Optional<Fault> next = asked(path).or(() -> scheduled(path));
        next.ifPresent(fault -> fired.merge(fault.kind(), 1L, Long::sum));
        return next;
    }

    synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    synchronized Map<FaultKind, Long> fired() {
        return new EnumMap<>(fired);
    }

    private Optional<Fault> asked(String path) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (!path.contains(fault.matching())) {
                continue;
            }
            if (fault.skip() > 0) {
                waiting.set(i, fault.skip(fault.skip() - 1));
                continue;
            }
            if (fault.times() == 1) {
                waiting.remove(i);
            } else if (fault.times() != Fault.UNTIL_CLEARED) {
                waiting.set(i, fault.times(fault.times() - 1));
            }
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    private Optional<Fault> scheduled(String path) {
        return schedule == null || !path.contains(FaultSchedule.MATCHING) ? Optional.empty() : schedule.draw();
    }
}
