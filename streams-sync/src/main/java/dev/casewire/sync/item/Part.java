// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import dev.casewire.sync.id.Fingerprint;
import dev.casewire.sync.id.Version;
import org.jspecify.annotations.Nullable;

/**
 * One part of a copy. Immutable.
 *
 * @param remoteId id of the copy; null until a result or a marked observation names it
 * @param written what is believed to stand there; null where nothing is
 * @param writtenAt end of the write in the target's time
 * @param seen what a source last showed there
 * @param lostAt end of the read in which the sink found something else than it expected; 0 where it did not
 */
public record Part(
        @Nullable String remoteId,
        @Nullable Fingerprint written,
        long writtenAt,
        @Nullable Shown seen,
        long lostAt) {
    public static final Part NONE = new Part(null, null, 0, null, 0);

    /**
     * What a source showed.
     *
     * @param what its fingerprint
     * @param text the text, kept only until it is settled that it is what we wrote
     * @param at when it was seen
     */
    public record Shown(Fingerprint what, @Nullable String text, Version at) {
        Shown settled() {
            return new Shown(what, null, at);
        }
    }

    /** A copy that nobody told of and that is believed as it was seen. */
    public static Part found(String id, Shown shown) {
        return NONE.showing(id, shown).believing(shown);
    }

    Part written(@Nullable String id, Fingerprint what, long at) {
        return new Part(id, what, at, seen, 0);
    }

    Part showing(String id, Shown shown) {
        return new Part(id, written, writtenAt, shown, lostAt);
    }

    /** The same, believed to show what was seen there. */
    Part believing(Shown shown) {
        return new Part(remoteId, shown.what(), writtenAt, shown.settled(), 0);
    }

    /**
     * The same after a sink found something else than expected: an observation tells what.
     *
     * @param id the copy that the sink found; it may be gone before it is ever seen
     */
    Part lost(@Nullable String id, long at) {
        return new Part(id == null ? remoteId : id, written, writtenAt, seen, at);
    }

    /** What was seen since our last write and is not what we wrote; null where there is no such thing. */
    @Nullable
    Shown changed() {
        if (seen == null || written == null || seen.what().equals(written)) {
            return null;
        }
        return seen.at().shows(Math.max(writtenAt, lostAt)) ? seen : null;
    }

    /** True while only an observation can tell what stands there. */
    boolean isUnclear() {
        return lostAt > 0 && (seen == null || !seen.at().shows(lostAt));
    }

    /** What a write may find there. */
    @Nullable
    Fingerprint expected() {
        return seen != null && seen.at().shows(writtenAt) ? seen.what() : written;
    }
}
