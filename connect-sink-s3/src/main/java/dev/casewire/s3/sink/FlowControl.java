// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.file.HeldBytes;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses reading while the open files hold more than their budget although all was written that may be. */
final class FlowControl {

    private static final Logger log = LoggerFactory.getLogger(FlowControl.class);

    private final SinkTaskContext context;
    private final HeldBytes held;
    private boolean paused;

    FlowControl(SinkTaskContext context, HeldBytes held) {
        this.context = context;
        this.held = held;
    }

    boolean isPaused() {
        return paused;
    }

    /** Partitions that are new are not paused yet, whatever the others are. */
    void assignmentChanged() {
        if (paused) {
            context.pause(assignment());
        }
    }

    void regulate() {
        if (!paused && held.exceedBudget()) {
            log.warn("reading pauses heldBytes={} budgetBytes={}", held.held(), held.budget());
            context.pause(assignment());
            paused = true;
        } else if (paused && held.leaveRoom()) {
            log.info("reading goes on heldBytes={}", held.held());
            context.resume(assignment());
            paused = false;
        }
    }

    private TopicPartition[] assignment() {
        return context.assignment().toArray(TopicPartition[]::new);
    }
}
