// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import java.util.Set;

/**
 * A Jira site whose issues are kept in step.
 *
 * @param host host of the site, as snapshots name it
 * @param accounts account ids that Casewire acts under there: what they created and wrote is ours
 */
public record Site(String host, Set<String> accounts) {
    public Site {
        if (host.isBlank() || host.indexOf('/') >= 0) {
            throw new IllegalArgumentException("host must be a host name without scheme and path, is '" + host + "'");
        }
        accounts = Set.copyOf(accounts);
    }
}
