// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import dev.casewire.local.Patience;
import dev.casewire.local.settings.StackProblem;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Puts a connector on the worker and waits until it runs. */
public final class Deployment {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Deployment() {}

    /**
     * Returns when the connector and its tasks run.
     *
     * @param attempts how often to offer the configuration: the connector's own check of what it connects to may run out of
     *     time on a busy machine
     * @throws StackProblem when the worker refuses the configuration; says what the connector says
     * @throws IllegalStateException when it failed or did not run in time
     */
    public static void run(ConnectRest rest, ConnectorPlan plan, int attempts) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(attempts);
        AtomicReference<@Nullable IOException> last = new AtomicReference<>();
        try {
            Patience.until(LIMIT, () -> isAccepted(rest, plan, left, last));
        } catch (IllegalStateException e) {
            if (last.get() == null) {
                throw e;
            }
            throw new IllegalStateException(
                    e.getMessage() + "; the worker's last word: " + last.get().getMessage(), last.get());
        }
        Patience.until(LIMIT, () -> isRunning(rest, plan.name()));
    }

    private static boolean isAccepted(
            ConnectRest rest, ConnectorPlan plan, AtomicInteger left, AtomicReference<@Nullable IOException> last)
            throws InterruptedException {
        try {
            rest.deploy(plan.name(), plan.config());
            return true;
        } catch (ConnectRest.Refused e) {
            last.set(e);
            if (isBusy(e) || left.decrementAndGet() > 0) {
                return false;
            }
            throw new StackProblem(
                    "Connector " + plan.name() + " was refused: " + e.getMessage(),
                    "mend the setting it names (--config FILE, docs/guide/local-stack.md), then ./casewire up",
                    e);
        } catch (HttpTimeoutException e) {
            last.set(e);
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("the worker's REST API does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean isRunning(ConnectRest rest, String name) throws InterruptedException {
        try {
            ConnectRest.ConnectorState state = rest.state(name);
            if (state.isFailed()) {
                throw new IllegalStateException(firstLine(state.trace()));
            }
            return state.isRunning();
        } catch (ConnectRest.Refused e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("the worker's REST API does not answer: " + e.getMessage(), e);
        }
    }

    /**
     * A worker in the middle of a rebalance, or one that does not get to the request: Connect answers 500 to it, as it
     * does to a connector that throws, and only its words tell them apart.
     */
    private static boolean isBusy(ConnectRest.Refused answer) {
        return answer.status() == 409
                || answer.status() == 503
                || (answer.status() == 500
                        && String.valueOf(answer.getMessage()).contains("timed out"));
    }

    private static String firstLine(String trace) {
        return trace.lines().findFirst().orElse("it failed without a word");
    }
}
