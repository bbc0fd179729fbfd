// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.state;

import dev.casewire.local.settings.StackProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Held by the one stack that uses a state folder; the operating system lets go of it when the process ends. */
public final class StackLock implements AutoCloseable {
    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws StackProblem when another stack holds it
     */
    public static StackLock take(StateFolder state) throws IOException {
        FileChannel channel = FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw running(state);
        }
        return new StackLock(channel);
    }

    /**
     * Says so when a stack runs on the folder.
     *
     * @throws StackProblem then
     */
    public static void refuseSecond(StateFolder state) throws IOException {
        if (isHeld(state)) {
            throw running(state);
        }
    }

    /** Whether a stack holds the lock now. */
    public static boolean isHeld(StateFolder state) throws IOException {
        Path file = state.lock();
        if (!file.toFile().exists()) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return tryLock(channel) == null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static StackProblem running(StateFolder state) {
        return new StackProblem(
                "A stack is already running on " + state.root() + ".",
                "look at it: ./casewire status; end it: ./casewire stop");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
