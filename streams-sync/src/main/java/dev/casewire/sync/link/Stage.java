// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.link;

import dev.casewire.sync.id.LinkId;

/**
 * Where a link is in its life.
 *
 * <pre>
 *                      gate open, settled                created or claimed
 *   born --> Waiting ---------------------> Creating ----------------------> Paired <---+
 *               |  ^                            |                            |  |  |    |
 *               |  +---- refused, expired ------+    reopened, new case      |  |  |    | seen again
 *               |  +------------------------------------------------------- -+  |  |    |
 *               |                               |                               |  +-> Orphaned
 *               +---- stamp of another link ----+--> Yielded           unlink   |     (issue deleted)
 *                                                                               v
 *                                                                            Unlinked
 * </pre>
 *
 * Only a paired link writes fields and items. Pauses, parking and an invisible side stop that without leaving the stage.
 */
public sealed interface Stage {
    /** One word for summaries. */
    String text();

    /**
     * It has no twin yet.
     *
     * @param since when it was born or lost its last twin, epoch milliseconds
     */
    record Waiting(long since) implements Stage {
        @Override
        public String text() {
            return "waiting";
        }

        Creating toCreating() {
            return new Creating();
        }
    }

    /** The create of its twin is under way. */
    record Creating() implements Stage {
        @Override
        public String text() {
            return "creating";
        }

        Waiting toWaiting(long now) {
            return new Waiting(now);
        }
    }

    /** It has a case and an issue. */
    record Paired() implements Stage {
        @Override
        public String text() {
            return "paired";
        }

        Orphaned toOrphaned() {
            return new Orphaned();
        }

        Waiting toNextGeneration(long now) {
            return new Waiting(now);
        }
    }

    /** Its issue was deleted. */
    record Orphaned() implements Stage {
        @Override
        public String text() {
            return "orphaned";
        }

        Paired toPaired() {
            return new Paired();
        }
    }

    /**
     * Its thing turned out to be another link's twin.
     *
     * @param to that link; null where only the departure is known
     */
    record Yielded(@org.jspecify.annotations.Nullable LinkId to) implements Stage {
        @Override
        public String text() {
            return "yielded";
        }
    }

    /** A person parted the two; they are not paired again by themselves. */
    record Unlinked() implements Stage {
        @Override
        public String text() {
            return "unlinked";
        }
    }
}
