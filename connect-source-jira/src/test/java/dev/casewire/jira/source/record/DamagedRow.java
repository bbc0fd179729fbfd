// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.Random;

/** A row's text with up to two pieces of it replaced by what has a meaning in JSON. */
final class DamagedRow {
    private DamagedRow() {}

    static String of(String row, Random random) {
        StringBuilder json = new StringBuilder(row);
        for (int change = random.nextInt(3); change > 0; change--) {
            int at = random.nextInt(json.length());
            json.replace(
                    at,
                    Math.min(json.length(), at + random.nextInt(3)),
                    "null -1.5e9{}[],:\"true".substring(random.nextInt(22)));
        }
        return json.toString();
    }
}
