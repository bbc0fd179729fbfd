// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.layout;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * The key layout of AWS AppFabric's audit log ingestion to S3, as seen in a bucket that AppFabric filled:
 * {@code AWSAppFabric/AuditLog/OCSF/PARQUET/JIRA/<ingestion>/<destination>/<yyyymmdd>/AuditLog-<epoch millis>-<uuid>}, without
 * an extension. Day and milliseconds are those of the first record's Kafka timestamp; later records of another day stay in its
 * object.
 */
public final class AppFabricLayout implements Layout {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String root;

    /**
     * @param prefix put before the layout as it is; empty or ending with a slash
     * @param content AppFabric's path for schema and format: OCSF/JSON, OCSF/PARQUET or RAW/JSON
     * @param app AppFabric's name of the application, such as JIRA
     */
    public AppFabricLayout(String prefix, String content, String app, UUID ingestion, UUID destination) {
        this.root = prefix + "AWSAppFabric/AuditLog/" + content + '/' + app + '/' + ingestion + '/' + destination + '/';
    }

    @Override
    public String partOf(RecordPlace record) {
        return "";
    }

    @Override
    public String keyOf(RecordPlace first) {
        return root
                + DAY.format(first.timestamp())
                + "/AuditLog-"
                + first.timestamp().toEpochMilli()
                + '-'
                + PlaceId.of(first);
    }
}
