// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

/** Names of the connector's settings. */
final class SourceKeys {
    static final String URL = "jira.url";
    static final String EMAIL = "jira.email";
    static final String TOKEN = "jira.api.token";
    static final String TIMEOUT = "jira.request.timeout.ms";
    static final String CHECK = "validate.connection";
    static final String START = "audit.start";
    static final String POLL = "audit.poll.interval.ms";
    static final String HORIZON = "audit.horizon.ms";
    static final String HORIZON_INTERVAL = "audit.horizon.interval.ms";
    static final String PAGE = "audit.page.size";
    static final String PAGES_MAX = "audit.window.pages.max";
    static final String BYTES_MAX = "audit.window.bytes.max";
    static final String WINDOW_INITIAL = "audit.window.initial.ms";
    static final String WINDOW_MAX = "audit.window.max.ms";
    static final String RETENTION = "audit.retention.days";
    static final String PREFIX = "topic.prefix";
    static final String HEARTBEAT = "heartbeat.interval.ms";
    static final String RECORD_MAX = "output.record.max.bytes";

    private SourceKeys() {}
}
