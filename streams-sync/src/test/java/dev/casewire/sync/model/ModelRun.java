// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.model;

import java.util.List;

/** Plays histories by their seeds; run by hand with {@code FROM COUNT}. */
final class ModelRun {
    static final int STEPS = 90;

    private ModelRun() {}

    static List<String> play(long seed, Mutation mutation) {
        try {
            return new History(seed, mutation).play(STEPS);
        } catch (AssertionError | RuntimeException e) {
            return List.of(e.toString());
        }
    }

    /** The history as a short script. */
    static String script(long seed, Mutation mutation) {
        History history = new History(seed, mutation);
        history.world().isTraced = true;
        List<String> broken;
        try {
            broken = history.play(STEPS);
        } catch (AssertionError | RuntimeException e) {
            java.io.StringWriter trace = new java.io.StringWriter();
            e.printStackTrace(new java.io.PrintWriter(trace));
            broken = List.of(trace.toString());
        }
        return "seed " + seed + "\n" + String.join("\n", history.world().script) + "\n=> "
                + String.join("\n=> ", broken);
    }

    public static void main(String[] args) {
        if (args[0].equals("find")) {
            find();
            return;
        }
        long from = Long.parseLong(args[0]);
        long count = Long.parseLong(args[1]);
        long start = System.nanoTime();
        int failed = 0;
        for (long seed = from; seed < from + count; seed++) {
            List<String> broken = play(seed, Mutation.NONE);
            if (!broken.isEmpty()) {
                failed++;
                System.out.println(seed + " " + broken);
            }
        }
        System.out.println(failed + " of " + count + " failed in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        if (args.length > 2) {
            System.out.println(script(Long.parseLong(args[2]), Mutation.NONE));
        }
    }

    /** Looks for histories that fail without a safeguard and hold with it. */
    private static void find() {
        for (Safeguard safeguard : Safeguard.values()) {
            if (!play(safeguard.seed(), safeguard.mutation()).isEmpty()
                    && play(safeguard.seed(), safeguard.guarded()).isEmpty()) {
                continue;
            }
            for (long seed = 1; seed < 4_000; seed++) {
                List<String> broken = play(seed, safeguard.mutation());
                if (!broken.isEmpty() && play(seed, safeguard.guarded()).isEmpty()) {
                    System.out.println(safeguard + " " + seed + " " + broken);
                    break;
                }
            }
        }
    }
}
