// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.backfill;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of this process' threads, which tells what reading costs however busy the machine is. Threads that end in between are not
 * counted, nor those of the JVM itself.
 */
final class ClientTime {
    private static final String SIMULATOR = "XNIO";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Long, Long> before = new HashMap<>();

    /**
     * What was spent since.
     *
     * @param readingNanos by all threads but the simulator's
     * @param allNanos by the simulator's too
     */
    record Spent(long readingNanos, long allNanos) {}

    ClientTime() {
        for (long thread : THREADS.getAllThreadIds()) {
            before.put(thread, Math.max(0, THREADS.getThreadCpuTime(thread)));
        }
    }

    Spent spent() {
        long reading = 0;
        long all = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null) {
                long id = thread.getThreadId();
                long nanos = Math.max(0, THREADS.getThreadCpuTime(id)) - before.getOrDefault(id, 0L);
                all += nanos;
                reading += thread.getThreadName().startsWith(SIMULATOR) ? 0 : nanos;
            }
        }
        return new Spent(reading, all);
    }
}
