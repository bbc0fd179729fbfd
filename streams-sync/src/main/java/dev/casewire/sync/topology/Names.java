// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

/** Names of the topology's operators and stores: what metrics, logs, internal topics and the description show. */
final class Names {
    static final String READ = "read-";
    static final String GUARD = "guard-";
    static final String OBSERVE = "observe-";
    static final String MERGE = "merge-";

    static final String THING_STAGE = "thing-stage";
    static final String THING_DECISIONS = "thing-decisions";
    static final String LINK_EVENTS = "link-events";
    static final String PICK_LINK_EVENTS = "pick-link-events";
    static final String PICK_DECISIONS = "pick-thing-decisions";
    static final String LINK_STAGE = "link-stage";
    static final String WRITE = "write-effects";

    /** What is known of each thing. */
    static final String THINGS = "things";
    /** Bodies of items whose thing has no settled link yet. */
    static final String KEPT_ITEMS = "kept-items";
    /** Cases that wait for the end of a create. */
    static final String WAITING_CASES = "waiting-cases";
    /** Creates of cases that are under way. */
    static final String OPEN_CREATES = "open-creates";

    static final String THING_TEXTS = "thing-texts";

    static final String LINKS = "links";
    static final String ITEMS = "items";
    static final String LINK_TEXTS = "link-texts";
    /** Which item a copy belongs to. */
    static final String COPIES = "copies";
    /** Who wants to hear of the time, and when. */
    static final String DUE = "due";
    /** Who waits for the gate or for its link. */
    static final String WAITING = "waiting";

    static final String GATE = "gate";

    private Names() {}
}
