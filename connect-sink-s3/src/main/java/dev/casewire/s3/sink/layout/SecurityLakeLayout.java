// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The key layout of a custom source of Amazon Security Lake:
 * {@code ext/<source>/region=<region>/accountId=<account>/eventDay=<yyyymmdd>/<topic>+<partition>+<offset>.parquet}. A source holds one
 * class of events, so each topic has its own. The day is that of the record's layout time, UTC; records of another day go to
 * an object of that day. Rows are sorted by time, as Security Lake asks.
 */
public final class SecurityLakeLayout implements Layout {

    private static final long MILLIS_OF_DAY = 86_400_000;
    private static final int DAYS_LIMIT = 10_000;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, String> sources;
    private final String middle;
    private final Map<Long, String> days = new HashMap<>();

    /**
     * @param sources name of the custom source by topic
     * @param region of the lake's bucket
     * @param account whose events they are
     */
    public SecurityLakeLayout(Map<String, String> sources, String region, String account) {
        this.sources = Map.copyOf(sources);
        this.middle = "/region=" + region + "/accountId=" + account + "/eventDay=";
    }

    @Override
    public boolean takes(String topic) {
        return sources.containsKey(topic);
    }

    @Override
    public String partOf(RecordPlace record) {
        return day(record);
    }

    @Override
    public String keyOf(RecordPlace first) {
        return "ext/" + sources.get(first.topic()) + middle + day(first) + '/' + first.topic() + '+' + first.partition()
                + '+' + TemplateVariable.OFFSET.of(first, "") + ".parquet";
    }

    @Override
    public RowOrder rowOrder() {
        return RowOrder.TIME;
    }

    private String day(RecordPlace record) {
        if (days.size() >= DAYS_LIMIT) {
            days.clear();
        }
        return days.computeIfAbsent(
                Math.floorDiv(record.time().toEpochMilli(), MILLIS_OF_DAY), day -> DAY.format(record.time()));
    }
}
