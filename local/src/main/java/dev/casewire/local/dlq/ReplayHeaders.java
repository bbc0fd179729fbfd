// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

/** What a replayed record carries beside its own headers. */
public final class ReplayHeaders {
    /** The letter, as TOPIC/PARTITION/OFFSET. */
    public static final String REPLAY_OF = "casewire-replay-of";

    /** How often the record has been replayed, this time counted, in decimal digits. */
    public static final String REPLAY_COUNT = "casewire-replay-count";

    private ReplayHeaders() {}
}
