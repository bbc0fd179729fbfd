// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the site answers when nothing goes wrong. */
final class CloudApi {

    private static final Pattern PATH = Pattern.compile("/rest/api/(?:2|3|latest)/(auditing/record|serverInfo|myself)");
    private static final Instant BUILT = Instant.parse("2026-01-15T08:00:00Z");

    private final AuditLog log;
    private final Accounts accounts;
    private final boolean freePlan;
    private final Clock clock;
    private final Supplier<String> baseUrl;

    CloudApi(AuditLog log, Accounts accounts, boolean freePlan, Clock clock, Supplier<String> baseUrl) {
        this.log = log;
        this.accounts = accounts;
        this.freePlan = freePlan;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    Reply answer(Request request, boolean ignoreOffset) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            return Reply.error(404, "The simulated site has no " + request.path() + ".");
        }
        if (!request.method().equals("GET")) {
            return Reply.error(405, "The simulated site only answers GET here.").header("Allow", "GET");
        }
        Accounts.Caller caller = accounts.caller(request.authorization());
        if (caller instanceof Accounts.Caller.Refused) {
            return unauthorized();
        }
        if (path.group(1).equals("serverInfo")) {
            return serverInfo();
        }
        if (!(caller instanceof Accounts.Caller.Known known)) {
            return unauthorized();
        }
        return path.group(1).equals("myself")
                ? myself(known.account())
                : audit(known.account(), request.parameters(), ignoreOffset);
    }

    static Reply unauthorized() {
        return Reply.error(401, "The request carries no valid credentials.")
                .header("WWW-Authenticate", "Basic realm=\"Jira\"");
    }

    static Reply noPermission() {
        return Reply.error(403, "The account lacks the Administer Jira permission that audit records need.");
    }

    /** Clients tell this 403 from the other by its words, so these are as observed. */
    static Reply freePlan() {
        return Reply.error(
                403,
                "Audit records aren't available for this site as all of its Jira Cloud products are on Free plans.");
    }

    private Reply audit(Accounts.Account account, Map<String, String> parameters, boolean ignoreOffset) {
        if (!account.admin()) {
            return noPermission();
        }
        if (freePlan) {
            return freePlan();
        }
        AuditQuery query;
        try {
            query = AuditQuery.parse(parameters);
        } catch (IllegalArgumentException e) {
            return Reply.error(400, String.valueOf(e.getMessage()));
        }
        AuditLog.Slice slice = log.read(ignoreOffset ? query.fromTheStart() : query);
        return Reply.json(
                200,
                slice.rows().stream()
                        .map(AuditRow::json)
                        .collect(Collectors.joining(
                                ",",
                                "{\"offset\":" + query.offset() + ",\"limit\":" + query.limit() + ",\"total\":"
                                        + slice.total() + ",\"records\":[",
                                "]}")));
    }

    private Reply serverInfo() {
        ObjectNode info = SourceRows.JSON.createObjectNode();
        info.put("baseUrl", baseUrl.get());
        info.put("version", "1001.0.0-SNAPSHOT");
        info.putArray("versionNumbers").add(1001).add(0).add(0);
        info.put("deploymentType", "Cloud");
        info.put("buildNumber", 100_300);
        info.put("buildDate", AuditTimes.write(BUILT));
        info.put("serverTime", AuditTimes.write(clock.instant()));
        info.put("serverTimeZone", "Etc/UTC");
        info.put("scmInfo", "0000000000000000000000000000000000000000");
        info.put("serverTitle", "Jira");
        return Reply.json(200, info);
    }

    private Reply myself(Accounts.Account account) {
        String id = "712020:00000000-0000-4000-8000-0000000000" + (account.admin() ? "01" : "02");
        ObjectNode user = SourceRows.JSON.createObjectNode();
        user.put("self", baseUrl.get() + "/rest/api/3/user?accountId=" + id);
        user.put("accountId", id);
        user.put("accountType", "atlassian");
        user.put("emailAddress", account.email());
        user.putObject("avatarUrls");
        user.put("displayName", account.admin() ? "Simulated Admin" : "Simulated Outsider");
        user.put("active", true);
        user.put("timeZone", "Etc/UTC");
        user.put("locale", "en_US");
        user.putObject("groups").put("size", 1).putArray("items");
        user.putObject("applicationRoles").put("size", 1).putArray("items");
        user.put("expand", "groups,applicationRoles");
        return Reply.json(200, user);
    }
}
