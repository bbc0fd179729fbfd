// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.jira.client.CallResult.NotAuthorized;

/** Says what a refusal means and what to do about it. */
final class Refusals {
    private Refusals() {}

    static ConfigProblem problem(NotAuthorized<?> refused, ConnectionSettings connection) {
        String said = " (" + refused.status() + ": " + refused.message() + "). ";
        return switch (refused.refusal()) {
            case UNAUTHENTICATED ->
                new ConfigProblem(
                        SourceKeys.TOKEN,
                        "Jira does not accept this e-mail and token" + said + "Check '" + SourceKeys.EMAIL
                                + "' and create a new token at https://id.atlassian.com/manage-profile/security/api-tokens."
                                + (connection.site().isGateway()
                                        ? " A token for the gateway needs the scopes read:audit-log:jira and"
                                                + " read:user:jira."
                                        : " A token with scopes works only with the gateway as '" + SourceKeys.URL
                                                + "'."));
            case FORBIDDEN ->
                new ConfigProblem(
                        SourceKeys.EMAIL,
                        "This account may not read the audit log" + said
                                + "Give it the global permission Administer Jira, or use another account.");
            case FREE_PLAN ->
                new ConfigProblem(
                        SourceKeys.URL,
                        "This site offers no audit log" + said
                                + "It needs a paid plan of a Jira product; use another site or upgrade it.");
            case CAPTCHA ->
                new ConfigProblem(
                        SourceKeys.EMAIL,
                        "Jira wants a CAPTCHA after failed logins" + said
                                + "Log in once with this account in a browser, then check the token.");
        };
    }
}
