// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Timer;
import java.util.TimerTask;

/**
 * Main class of a child process: ends it when its parent is gone, however the parent went, and runs the main class that
 * the first argument names. The parent holds the other end of standard input; the operating system closes it with the
 * parent, {@code kill -9} included. The child then exits in order, so that its database is closed, and is halted if that
 * takes too long.
 *
 * <p>Depends on the JDK alone: the child runs with a class path of its own. It is no Java agent, since with one the JVM
 * reads every class from its jar, those in its archive too.
 */
public final class ParentWatch {
    private static final long PATIENCE_MILLIS = 8_000;

    private ParentWatch() {}

    /** The arguments after the first are those of the class named by it. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Thread watch = new Thread(() -> exitAtEndOf(System.in), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(arguments[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void exitAtEndOf(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is ever said on this pipe; only its end counts.
            }
        } catch (IOException e) {
            // A broken pipe means the same as a closed one.
        }
        new Timer("parent-watch-halt", true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                Runtime.getRuntime().halt(143);
                            }
                        },
                        PATIENCE_MILLIS);
        System.exit(0);
    }
}
