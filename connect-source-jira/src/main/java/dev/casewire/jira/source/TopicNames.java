// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

/** Names of the topics that the connector writes, without the environment's prefix; a test holds them to topics.yaml. */
final class TopicNames {
    static final String AUDIT = "jira.audit.record.v1";
    static final String STATE = "source.state.v1";

    /** Header with the name a record was meant for, since CVE-2026-35554 can put a record on another topic. */
    static final String HEADER = "casewire-topic";

    private TopicNames() {}
}
