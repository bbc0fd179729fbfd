// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

/**
 * A link, named by the thing it was born as. It keeps the name when that thing is gone.
 *
 * @param value {@code case:<ARN>} or {@code issue:<site>/<id>}
 */
public record LinkId(String value) {
    /** The link that a thing without one is born as. */
    public static LinkId bornAs(ThingId thing) {
        return new LinkId(thing.text());
    }

    /** The thing it was born as. */
    public ThingId origin() {
        return ThingId.parse(value);
    }

    /** The side it was born on; the twin is created on the other. */
    public Side bornAt() {
        return value.startsWith(CaseArn.PREFIX) ? Side.CASE : Side.ISSUE;
    }
}
