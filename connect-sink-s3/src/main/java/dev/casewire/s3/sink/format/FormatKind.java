// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of objects: how the settings, keys and S3 call them. */
public enum FormatKind {
    PARQUET("parquet", "OCSF/PARQUET", "application/vnd.apache.parquet"),
    JSONL("jsonl", "OCSF/JSON", "application/x-ndjson"),
    RAW("jsonl", "RAW/JSON", "application/x-ndjson");

    private final String extension;
    private final String appFabricPath;
    private final String contentType;

    FormatKind(String extension, String appFabricPath, String contentType) {
        this.extension = extension;
        this.appFabricPath = appFabricPath;
        this.contentType = contentType;
    }

    /** The values of the setting {@code format}. */
    public static List<String> settings() {
        return Arrays.stream(values()).map(FormatKind::setting).toList();
    }

    public static FormatKind ofSetting(String setting) {
        return valueOf(setting.toUpperCase(Locale.ROOT));
    }

    public String setting() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** File name extension without a dot. */
    public String extension() {
        return extension;
    }

    /** Schema and format as AppFabric's keys spell them. */
    public String appFabricPath() {
        return appFabricPath;
    }

    public String contentType() {
        return contentType;
    }

    /**
     * A new writer of this format, for one task.
     *
     * @param rawField the field that {@link #RAW} takes its lines from
     */
    public FileFormat open(String rawField) {
        return switch (this) {
            case PARQUET -> new ParquetFormat();
            case JSONL -> new JsonLinesFormat();
            case RAW -> new RawFormat(rawField);
        };
    }
}
