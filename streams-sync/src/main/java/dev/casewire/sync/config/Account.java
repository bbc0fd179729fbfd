// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.config;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * An AWS account and region whose cases are kept in step.
 *
 * @param id twelve digits
 * @param region such as {@code eu-west-1}
 * @param principals ARNs that Casewire acts under: a role's ARN stands for each of its sessions
 */
public record Account(String id, String region, Set<String> principals) {
    private static final Pattern ID = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");

    public Account {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("account must be twelve digits, is '" + id + "'");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("region must be a region such as eu-west-1, is '" + region + "'");
        }
        principals = Set.copyOf(principals);
    }

    /** What ARNs of its cases begin with, and what names it as a source in markers. */
    public String arnPrefix() {
        return "arn:aws:security-ir:" + region + ":" + id + ":";
    }
}
