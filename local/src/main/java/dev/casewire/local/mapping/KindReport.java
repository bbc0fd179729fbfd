// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.mapping;

import dev.casewire.jira.JiraAuditRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many events a kind of record became by one route, class and activity; a kind that fans out into several has a line for
 * each. Immutable.
 *
 * @param category category's caption, empty where the records have none
 * @param action the act's caption, empty where the records have none
 * @param route specific, fallback or other; refused for records that go to the dead letters
 * @param classUid OCSF class, -1 for refused records
 * @param activityId OCSF activity, -1 for refused records
 * @param events how many events
 * @param invalid how many of them OCSF would refuse
 */
public record KindReport(
        String category, String action, String route, int classUid, int activityId, int events, int invalid) {

    private record Kind(String category, String action, String route, int classUid, int activityId)
            implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            return toString().compareTo(other.toString());
        }
    }

    /** The report of a file's records, by category and action. */
    public static List<KindReport> of(List<MappedRecord> records) {
        Map<Kind, int[]> counts = new TreeMap<>();
        for (MappedRecord mapped : records) {
            if (mapped.events().isEmpty()) {
                counts.computeIfAbsent(kind(mapped.record(), "refused", -1, -1), kind -> new int[2]);
            }
            for (MappedRecord.Event event : mapped.events()) {
                String route = event.event().route().name().toLowerCase(Locale.ROOT);
                Kind kind = kind(mapped.record(), route, event.number("class_uid"), event.number("activity_id"));
                int[] count = counts.computeIfAbsent(kind, it -> new int[2]);
                count[0]++;
                count[1] += event.errors().isEmpty() ? 0 : 1;
            }
        }
        List<KindReport> kinds = new ArrayList<>();
        counts.forEach((kind, count) -> kinds.add(new KindReport(
                kind.category(), kind.action(), kind.route(), kind.classUid(), kind.activityId(), count[0], count[1])));
        return kinds;
    }

    private static Kind kind(JiraAuditRecord record, String route, int classUid, int activityId) {
        return new Kind(text(record.getCategory()), text(record.getAction()), route, classUid, activityId);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
