// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** Runs rounds until the compiler has little left to do: what is measured runs for months, and both sides lack what it takes. */
public final class WarmUp {
    private static final int LEAST = 3;
    private static final double AT_REST = 0.1;

    private WarmUp() {}

    /** What is measured afterwards, once. */
    @FunctionalInterface
    public interface Round<E extends Exception> {
        void run() throws E;
    }

    /** @param most after so many rounds it is said that the compiler is still at work */
    public static <E extends Exception> void untilTheCompilerRests(int most, Round<E> round) throws E {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        for (int done = 1; done <= most; done++) {
            long begin = System.nanoTime();
            long before = compiler.getTotalCompilationTime();
            round.run();
            double share = (compiler.getTotalCompilationTime() - before) * 1e6 / (System.nanoTime() - begin);
            if (done >= LEAST && share < AT_REST) {
                return;
            }
        }
        System.out.println("The compiler is still at work; on an idle machine it would not be.");
    }
}
