// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.topology;

import dev.casewire.secir.CaseSnapshot;
import dev.casewire.sync.text.CanonicalText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the case knows, as the block that the issue shows. It holds no time of a read and nothing that changes by itself,
 * so that it is written only when the case changes.
 */
final class CaseInfo {
    private final StringBuilder text = new StringBuilder();

    private CaseInfo() {}

    static String of(CaseSnapshot given) {
        CaseInfo info = new CaseInfo();
        info.line("Case", given.getCaseId());
        info.line("Case status", given.getCaseStatus());
        info.line("Resolver", given.getResolverType());
        info.line("Engagement", given.getEngagementType());
        info.line("Pending action", given.getPendingAction());
        info.line("Closure code", given.getClosureCode());
        info.time("Incident reported", given.getReportedIncidentStartDate());
        info.time("Incident began", given.getActualIncidentStartDate());
        info.time("Closed", given.getClosedDate());
        info.list("Accounts", given.getImpactedAccounts());
        info.list("Regions", given.getImpactedRegions());
        info.list("Services", given.getImpactedServices());
        info.list("Threat actor addresses", given.getThreatActorIpAddresses());
        return CanonicalText.of(info.text.toString());
    }

    private void line(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append(name).append(": ").append(CanonicalText.line(value)).append('\n');
        }
    }

    private void time(String name, @Nullable Instant time) {
        line(name, time == null ? null : time.toString());
    }

    private void list(String name, List<String> values) {
        line(name, values.isEmpty() ? null : String.join(", ", values));
    }
}
