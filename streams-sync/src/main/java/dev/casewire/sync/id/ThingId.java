// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

/** A case or an issue. */
public sealed interface ThingId permits CaseArn, IssueId {
    /** The side it is on. */
    Side side();

    /** {@code case:<ARN>} or {@code issue:<site>/<id>}. */
    String text();

    /** @throws IllegalArgumentException for another form than {@link #text()} gives */
    static ThingId parse(String text) {
        if (text.startsWith(CaseArn.PREFIX)) {
            return new CaseArn(text.substring(CaseArn.PREFIX.length()));
        }
        int slash = text.indexOf('/');
        if (text.startsWith(IssueId.PREFIX) && slash > IssueId.PREFIX.length()) {
            return new IssueId(text.substring(IssueId.PREFIX.length(), slash), text.substring(slash + 1));
        }
        throw new IllegalArgumentException("a thing must be case:<ARN> or issue:<site>/<id>, is '" + text + "'");
    }
}
