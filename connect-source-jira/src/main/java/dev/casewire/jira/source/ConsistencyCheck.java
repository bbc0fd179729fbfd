// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.jira.client.JiraSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Finds settings that are fine alone and wrong together. Asks nobody. */
final class ConsistencyCheck {
    private static final Pattern GATEWAY_PATH = Pattern.compile("/ex/jira/[^/]+/");
    private static final String REQUEST_SIZE = "producer.override.max.request.size";

    /** Key, headers and framing of a record beside its value. */
    private static final int REQUEST_OVERHEAD = 2_000;

    private ConsistencyCheck() {}

    /** @param raw the settings as given, those of the worker's producer included */
    static List<ConfigProblem> problems(JiraSourceConfig config, Map<String, String> raw, Instant now) {
        List<ConfigProblem> problems = new ArrayList<>();
        gateway(config.connection().site(), problems);
        windows(config.audit(), problems);
        if (config.audit().start().resolve(now).isAfter(now)) {
            problems.add(new ConfigProblem(
                    SourceKeys.START,
                    "'" + raw.get(SourceKeys.START) + "' lies in the future. Use 'now' or a past instant."));
        }
        requestSize(config.output(), raw, problems);
        return problems;
    }

    private static void gateway(JiraSite site, List<ConfigProblem> problems) {
        if (site.isGateway() && !GATEWAY_PATH.matcher(site.base().getPath()).matches()) {
            problems.add(new ConfigProblem(
                    SourceKeys.URL,
                    "The gateway needs the site's id: https://api.atlassian.com/ex/jira/<cloudId>. Your site tells its id"
                            + " at https://your-site.atlassian.net/_edge/tenant_info."));
        }
    }

    private static void windows(AuditSettings audit, List<ConfigProblem> problems) {
        if (audit.limits().windowInitial().compareTo(audit.limits().windowMax()) > 0) {
            problems.add(new ConfigProblem(
                    SourceKeys.WINDOW_INITIAL,
                    "'" + SourceKeys.WINDOW_INITIAL + "' ("
                            + audit.limits().windowInitial().toMillis()
                            + ") must not be greater than '" + SourceKeys.WINDOW_MAX + "' ("
                            + audit.limits().windowMax().toMillis() + "). Lower the one or raise the other."));
        }
        if (audit.limits().horizonInterval().compareTo(audit.limits().horizon()) > 0) {
            problems.add(new ConfigProblem(
                    SourceKeys.HORIZON_INTERVAL,
                    "'" + SourceKeys.HORIZON_INTERVAL + "' ("
                            + audit.limits().horizonInterval().toMillis()
                            + ") must not be greater than '" + SourceKeys.HORIZON + "' ("
                            + audit.limits().horizon().toMillis()
                            + "), else late records are looked for after they count as lost."));
        }
    }

    private static void requestSize(OutputSettings output, Map<String, String> raw, List<ConfigProblem> problems) {
        String given = raw.get(REQUEST_SIZE);
        if (given == null || !given.strip().matches("[0-9]{1,9}")) {
            return;
        }
        int most = Integer.parseInt(given.strip());
        int room = most - REQUEST_OVERHEAD;
        if (output.recordMaxBytes() > room) {
            String lower = room < OutputSettings.SMALLEST_RECORD_BYTES ? "" : "Set it to " + room + " at most, or set ";
            String raise = (lower.isEmpty() ? "Set '" : "'") + REQUEST_SIZE + "' to "
                    + (output.recordMaxBytes() + REQUEST_OVERHEAD) + " at least.";
            problems.add(new ConfigProblem(
                    SourceKeys.RECORD_MAX,
                    "'" + SourceKeys.RECORD_MAX + "' (" + output.recordMaxBytes() + ") leaves no room in '"
                            + REQUEST_SIZE + "' (" + most + "). " + lower + raise));
        }
    }
}
