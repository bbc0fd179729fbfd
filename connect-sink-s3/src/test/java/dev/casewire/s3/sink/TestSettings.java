// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink;

import dev.casewire.s3.sink.config.S3SinkConfig;
import java.util.HashMap;
import java.util.Map;

/** A good configuration, and the same with some settings changed. */
public final class TestSettings {

    private TestSettings() {}

    /** Settings that pass validation, then the given keys and values; a null value removes the key. */
    public static Map<String, String> with(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "name", "sink",
                "connector.class", S3SinkConnector.class.getName(),
                "topics", "events",
                "consumer.override.isolation.level", "read_committed",
                "s3.bucket", "audit",
                "s3.region", "eu-central-1",
                "format", "jsonl",
                "layout.template", "{topic}/{partition}-{offset}.{extension}",
                "validate.connection", "false"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] == null) {
                settings.remove(keysAndValues[i]);
            } else {
                settings.put(keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return settings;
    }

    static S3SinkConfig config(String... keysAndValues) {
        return S3SinkConfig.parse(with(keysAndValues));
    }
}
