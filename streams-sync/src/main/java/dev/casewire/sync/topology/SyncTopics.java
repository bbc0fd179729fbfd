// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import java.util.List;

/** Contract names of the topics, as topics.yaml lists them. */
public final class SyncTopics {
    public static final String ISSUES = "jira.issue.snapshot.v1";
    public static final String ISSUE_COMMENTS = "jira.issue.comment.v1";
    public static final String ISSUE_ATTACHMENTS = "jira.issue.attachment.v1";
    public static final String CASES = "secir.case.snapshot.v1";
    public static final String CASE_COMMENTS = "secir.case.comment.v1";
    public static final String CASE_ATTACHMENTS = "secir.case.attachment.v1";
    public static final String RESULTS = "sync.result.v1";
    public static final String CONTROL = "sync.control.v1";
    public static final String NOTICES = "sync.notice.v1";
    public static final String JIRA_COMMANDS = "sync.jira.command.v1";
    public static final String SECIR_COMMANDS = "sync.secir.command.v1";
    public static final String LINK_STATES = "sync.link.state.v1";
    public static final String DECISIONS = "sync.decision.v1";

    /** What is read; all of them must have the same number of partitions, as the stages own things and links by them. */
    public static final List<String> INPUTS = List.of(
            ISSUES,
            ISSUE_COMMENTS,
            ISSUE_ATTACHMENTS,
            CASES,
            CASE_COMMENTS,
            CASE_ATTACHMENTS,
            RESULTS,
            CONTROL,
            NOTICES);

    /** What is written; notices and questions to sources are read again. */
    public static final List<String> OUTPUTS =
            List.of(JIRA_COMMANDS, SECIR_COMMANDS, LINK_STATES, DECISIONS, NOTICES, CONTROL);

    /** Key of what every partition hears. */
    static final String EVERYBODY = "*";

    private SyncTopics() {}
}
