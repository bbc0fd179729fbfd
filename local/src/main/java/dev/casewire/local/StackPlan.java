// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.settings.AuditSource;
import dev.casewire.local.settings.AuditSource.Generated;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Ports;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.settings.StackSettings;
import dev.casewire.local.state.Remembered;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What will be started: what is asked, completed by what the last start left and by defaults. Immutable. */
record StackPlan(AuditSource source, Ports ports, Overrides overrides, StackIdentity identity) {
    private static final AuditSource DEFAULT_SOURCE = new Generated(500, 1);

    /**
     * Completes a request.
     *
     * @throws StackProblem when the state holds the records of another source: cursors and ids would not fit
     */
    static StackPlan of(StackSettings asked, Remembered remembered, RandomGenerator random, Supplier<UUID> freshIds) {
        Optional<AuditSource> before = remembered.source();
        if (before.isPresent()
                && asked.source().filter(it -> !it.continues(before.get())).isPresent()) {
            throw new StackProblem(
                    "The state in " + asked.stateFolder() + " comes from another source ("
                            + before.get().describe() + "); its cursor does not fit the new one.",
                    "go on with the old one: ./casewire up; or clear it first: ./casewire reset");
        }
        return new StackPlan(
                asked.source().or(() -> before).orElse(DEFAULT_SOURCE),
                Ports.choose(asked.ports(), remembered.ports(), random),
                asked.overrides().orElse(remembered.overrides()),
                StackIdentity.of(remembered.ids(), freshIds));
    }

    /** For the time before anything was read: a source or a setting that is refused binds nobody to it. */
    Remembered withoutSource(Remembered before) {
        return new Remembered(before.source(), ports.byPort(), before.overrides(), identity.toMap());
    }

    Remembered toRemember() {
        return new Remembered(Optional.of(source), ports.byPort(), overrides, identity.toMap());
    }
}
