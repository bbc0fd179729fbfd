// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.id;

/**
 * A Jira issue by its id, which stays when the key changes.
 *
 * @param site host of the site
 * @param id id within the site
 */
public record IssueId(String site, String id) implements ThingId {
    static final String PREFIX = "issue:";

    public IssueId {
        if (site.isBlank() || id.isBlank() || site.indexOf('/') >= 0) {
            throw new IllegalArgumentException("an issue needs a host and an id, is '" + site + "' and '" + id + "'");
        }
    }

    @Override
    public Side side() {
        return Side.ISSUE;
    }

    @Override
    public String text() {
        return PREFIX + site + '/' + id;
    }
}
