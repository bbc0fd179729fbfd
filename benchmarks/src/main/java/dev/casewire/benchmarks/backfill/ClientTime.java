// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.backfill;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of this process' threads but the simulator's: what reading costs whoever reads, however busy the machine is. Threads
 * that end in between are not counted.
 */
final class ClientTime {
    private static final String SIMULATOR = "XNIO";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> before = ofThreads();

    /** Nanoseconds since this was made. */
    long nanos() {
        return ofThreads().entrySet().stream()
                .mapToLong(now -> now.getValue() - before.getOrDefault(now.getKey(), 0L))
                .sum();
    }

    private static Map<Long, Long> ofThreads() {
        Map<Long, Long> nanos = new HashMap<>();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && !thread.getThreadName().startsWith(SIMULATOR)) {
                nanos.put(thread.getThreadId(), Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId())));
            }
        }
        return nanos;
    }
}
