// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import java.util.List;

/**
 * What the public integration of AWS (aws-samples, {@code sample-aws-security-incident-response-integrations}) begins its own
 * remarks with, such as the facts of a case or the name of a file. Nobody's words: they never cross, whoever wrote them.
 */
final class PeerTags {
    /** The second is written with the name of the event's source, in whatever case that has. */
    private static final List<String> TAGS = List.of("[AWS Security Incident Response Update]", "[Jira Update]");

    private PeerTags() {}

    static boolean isRemark(String text) {
        return TAGS.stream().anyMatch(tag -> text.regionMatches(true, 0, tag, 0, tag.length()));
    }
}
