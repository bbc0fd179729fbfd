// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.dlq;

import java.time.Instant;

/** What becomes of a letter that is asked to be replayed. */
public sealed interface Verdict {
    /**
     * It goes back.
     *
     * @param target topic, as on the cluster
     * @param contractName the same without prefix, for the record's header; empty where the record never named a topic
     */
    record Send(String target, String contractName) implements Verdict {}

    /** It went back before; nothing is done. */
    record Done(Instant replayedAt) implements Verdict {}

    /** It cannot or must not go back. */
    record Refused(String why) implements Verdict {}
}
