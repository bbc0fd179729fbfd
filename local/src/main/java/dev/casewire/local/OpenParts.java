// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.settings.StackProblem;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that work so far; closed in the opposite order. Parts may be opened from several threads. */
final class OpenParts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenParts.class);

    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private final Progress progress;

    OpenParts(Progress progress) {
        this.progress = progress;
    }

    /**
     * Opens one more.
     *
     * @throws StackProblem naming the part when it fails
     */
    <T extends AutoCloseable> T open(Part part, Callable<T> start) {
        return step(part, () -> keep(start.call()));
    }

    /** Takes in something that was opened elsewhere. */
    <T extends AutoCloseable> T keep(T opened) {
        open.push(opened);
        return opened;
    }

    /** Does something that belongs to a part and leaves nothing to close. */
    <T> T step(Part part, Callable<T> work) {
        long begun = System.nanoTime();
        T result = call(part, work);
        progress.ready(part.title(), Duration.ofNanos(System.nanoTime() - begun));
        return result;
    }

    /** The same without a word to whoever watches. */
    <T> T call(Part part, Callable<T> work) {
        try {
            return work.call();
        } catch (StackProblem e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw part.failed(e);
        } catch (Exception e) {
            LOG.error("Start failed part={}", part.label(), e);
            throw part.failed(e);
        }
    }

    /** Closes all of them, whatever one of them does. */
    @Override
    public void close() {
        for (AutoCloseable part = open.poll(); part != null; part = open.poll()) {
            long begun = System.nanoTime();
            try {
                part.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("Interrupted while closing part={}", part.getClass().getSimpleName());
            } catch (Exception e) {
                LOG.warn("Close failed part={}", part.getClass().getSimpleName(), e);
            }
            LOG.info(
                    "Closed part={} tookMs={}",
                    part.getClass().getSimpleName(),
                    (System.nanoTime() - begun) / 1_000_000);
        }
    }
}
