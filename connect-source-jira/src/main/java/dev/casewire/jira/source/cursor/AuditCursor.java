// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import dev.casewire.jira.source.cursor.Window.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides which window is read next.
 *
 * <pre>
 *      settled            frontier        now
 * --------|------------------|-------------|--->
 *  final  |     horizon      |   present   |
 * </pre>
 *
 * What lies before {@code settled} is final. The horizon has been read and is read again for rows that come late. The
 * present begins at the newest row, not at our clock, so that a clock that runs ahead of Jira's hides nothing. A start
 * goes on at {@code settled}: what is read again lies in the ledger. Not thread-safe.
 */
final class AuditCursor {
    private final CursorLimits limits;
    private final WindowWidth width;
    private Instant settled;
    private Instant frontier;
    private @Nullable Instant cursor;
    private boolean bulkReadComplete;
    private boolean forwardLast;
    private Instant forwardDue = Instant.MIN;
    private Instant sweepDue = Instant.MAX;
    private @Nullable HorizonSweep sweep;

    AuditCursor(AuditOffset start, CursorLimits limits) {
        this.limits = limits;
        this.width = new WindowWidth(limits);
        this.settled = start.settled().truncatedTo(ChronoUnit.MILLIS);
        this.frontier = settled;
        this.cursor = start.cursor();
        this.bulkReadComplete = start.bulkReadComplete();
    }

    Instant settled() {
        return settled;
    }

    @Nullable
    Instant cursor() {
        return cursor;
    }

    boolean bulkReadComplete() {
        return bulkReadComplete;
    }

    /** When {@link #next} will have something; in the past where it has now. */
    Instant due() {
        if (sweep != null) {
            return Instant.MIN;
        }
        return forwardDue.isBefore(sweepDue) ? forwardDue : sweepDue;
    }

    /**
     * The window to read now, if one is due. New rows come first, but a sweep under way gets every other turn, so that
     * neither holds up the other.
     *
     * @param forgottenBefore see {@link Ledger#forgottenBefore()}
     */
    Optional<Window> next(Instant time, long forgottenBefore) {
        Instant now = time.truncatedTo(ChronoUnit.MILLIS);
        boolean forward = !now.isBefore(forwardDue) && !(sweep != null && forwardLast);
        forwardLast = forward;
        if (forward) {
            return forward(now);
        }
        if (sweep == null && !now.isBefore(sweepDue)) {
            startSweep(now, forgottenBefore);
        }
        return Optional.ofNullable(sweep).map(running -> running.next(width.current(), now));
    }

    /** Takes note of a window whose rows have all been emitted. */
    void done(Window window, int rows, @Nullable Instant newest) {
        width.learn(window.span(), rows);
        if (window.kind() == Kind.HORIZON) {
            swept(window);
            return;
        }
        Instant read = earlier(window.to(), window.requestedAt().minus(limits.horizon()));
        if (!window.start().isAfter(settled)) {
            settled = later(settled, read);
        }
        cursor = cursor == null ? window.to() : later(cursor, window.to());
        if (window.kind() == Kind.CATCH_UP) {
            frontier = window.to();
            return;
        }
        frontier = later(newest == null ? frontier : later(frontier, earlier(newest, window.to())), settled);
        bulkReadComplete = true;
        forwardDue = window.requestedAt().plus(limits.pollInterval());
        if (sweepDue.equals(Instant.MAX)) {
            sweepDue = window.requestedAt().plus(limits.horizonInterval());
        }
    }

    /**
     * The window was larger than allowed; the next one is half as wide.
     *
     * @throws WindowTooDense where it cannot be narrower
     */
    void tooLarge(Window window, WindowRead.Excess excess) {
        if (!width.halve(window.span())) {
            throw new WindowTooDense(excess.sentence(window));
        }
    }

    private Optional<Window> forward(Instant now) {
        Instant limit = frontier.plus(width.current());
        // A width of the horizon or more says that the log is sparse: then the last bit is not cut off.
        boolean sparse = width.current().compareTo(limits.horizon()) >= 0 && limit.isAfter(now.minus(limits.horizon()));
        Window window = limit.isBefore(now) && !sparse
                ? new Window(Kind.CATCH_UP, frontier, limit, now)
                : new Window(Kind.PRESENT, frontier, now, now);
        if (window.from().isBefore(window.to())) {
            forwardDue = Instant.MIN;
            return Optional.of(window);
        }
        forwardDue = now.plus(limits.pollInterval());
        return Optional.empty();
    }

    private void startSweep(Instant now, long forgottenBefore) {
        Duration horizon = limits.horizon();
        HorizonSweep started =
                new HorizonSweep(now, horizon, settled, later(frontier, now.minus(horizon)), forgottenBefore);
        if (started.isDone()) {
            sweepDue = now.plus(limits.horizonInterval());
        } else {
            sweep = started;
        }
    }

    private void swept(Window window) {
        HorizonSweep running = sweep;
        if (running == null) {
            throw new IllegalStateException("no sweep is under way");
        }
        running.done(window);
        if (running.isDone()) {
            settled = later(settled, running.settles());
            frontier = later(frontier, settled);
            sweepDue = running.startedAt().plus(limits.horizonInterval());
            sweep = null;
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
