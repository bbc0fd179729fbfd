// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.adopt;

import java.util.Optional;

/** Ids of issues by their keys. Keys change when an issue is moved, so lists that name keys need somebody who asks Jira. */
@FunctionalInterface
public interface IssueIds {
    /** Knows none: lists must name ids. */
    IssueIds NONE = (site, key) -> Optional.empty();

    /**
     * The id of an issue.
     *
     * @param site host of the site
     * @param key such as {@code SEC-12}
     */
    Optional<String> of(String site, String key);
}
