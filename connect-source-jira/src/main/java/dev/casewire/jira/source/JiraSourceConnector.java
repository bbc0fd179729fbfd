// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.connect.ConnectSettings;
import dev.casewire.connect.UnknownSettings;
import dev.casewire.connect.Version;
import dev.casewire.jira.source.cursor.AuditOffset;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** Reads the audit log of one Jira Cloud site with one task. */
public final class JiraSourceConnector extends SourceConnector {
    private final Clock clock;
    private Map<String, String> settings = Map.of();

    public JiraSourceConnector() {
        this(Clock.systemUTC());
    }

    JiraSourceConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void start(Map<String, String> given) {
        JiraSourceConfig.parse(given);
        settings = Map.copyOf(given);
    }

    @Override
    public Class<? extends Task> taskClass() {
        return JiraSourceTask.class;
    }

    /** One task whatever is allowed: one site has one audit log, and its order is worth more than speed. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        return List.of(settings);
    }

    @Override
    public void stop() {
        settings = Map.of();
    }

    @Override
    public ConfigDef config() {
        return JiraSourceConfig.DEFINITION;
    }

    /**
     * Answers on each key: what is wrong with it alone, that nobody reads it, that it contradicts another, and, where all
     * of that is in order, that Jira does not accept it.
     */
    @Override
    public Config validate(Map<String, String> given) {
        Config validated = super.validate(given);
        boolean parses = ConfigProblem.isFlawless(validated);
        Config answer = ConfigProblem.attach(
                validated, UnknownSettings.in(given, JiraSourceConfig.DEFINITION.names(), ConnectSettings.SOURCE));
        if (!parses) {
            return answer;
        }
        JiraSourceConfig config = JiraSourceConfig.parse(given);
        answer = ConfigProblem.attach(answer, ConsistencyCheck.problems(config, given, clock.instant()));
        if (!config.connection().check() || !ConfigProblem.isFlawless(answer)) {
            return answer;
        }
        return ConfigProblem.attach(
                answer, LiveCheck.problem(config.connection(), clock).stream().toList());
    }

    @Override
    public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
        return ExactlyOnceSupport.SUPPORTED;
    }

    /**
     * Accepts a reset of any partition, and offsets of this connector's site in the form of {@link AuditOffset}.
     *
     * @throws ConnectException saying what is wrong with an offset or partition
     */
    @Override
    public boolean alterOffsets(Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
        SourcePartition own =
                SourcePartition.audit(JiraSourceConfig.parse(given).connection().site());
        offsets.forEach((partition, offset) -> {
            SourcePartition altered = SourcePartition.fromMap(partition);
            if (offset == null) {
                return;
            }
            if (!altered.equals(own)) {
                throw new ConnectException(
                        "The partition " + partition + " is not the one this connector reads: " + own.toMap() + ".");
            }
            try {
                AuditOffset.fromMap(offset);
            } catch (IllegalArgumentException e) {
                throw new ConnectException(e.getMessage(), e);
            }
        });
        return true;
    }

    @Override
    public String version() {
        return Version.current();
    }
}
