// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync;

import dev.casewire.streams.AppSettings;
import dev.casewire.sync.config.SyncConfig;
import dev.casewire.sync.config.SyncConfigFile;
import dev.casewire.sync.identity.StampKeys;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;

/** The app's own settings; what is kept in step and how stands in the YAML file that one of them names. */
final class SyncSettings {
    static final String CONFIG_FILE = "sync.config";
    static final String STAMP_KEYS = "stamp.keys";

    private static final int SECRET_MIN = 16;

    private SyncSettings() {}

    static ConfigDef define(ConfigDef def) {
        return def.define(
                        CONFIG_FILE,
                        Type.STRING,
                        "",
                        Importance.HIGH,
                        "YAML file that says what is kept in step; the defaults where empty.")
                .define(
                        STAMP_KEYS,
                        Type.PASSWORD,
                        "",
                        Importance.HIGH,
                        "Keys of stamps, as id:secret, comma-separated. The first signs, all verify. Without one no stamp is"
                                + " believed when state is rebuilt.");
    }

    static SyncConfig config(AppSettings settings) {
        String file = settings.getString(CONFIG_FILE);
        return file.isBlank() ? SyncConfig.DEFAULTS : SyncConfigFile.read(Path.of(file));
    }

    /** @throws ConfigException that never shows a secret */
    static StampKeys keys(AppSettings settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        String all = settings.getPassword(STAMP_KEYS).value();
        for (String key : all.isBlank() ? new String[0] : all.split(",")) {
            int colon = key.indexOf(':');
            if (colon < 1 || key.length() - colon - 1 < SECRET_MIN) {
                throw new ConfigException(STAMP_KEYS + ": key " + (keys.size() + 1)
                        + " must be id:secret with a secret of at" + " least " + SECRET_MIN + " characters");
            }
            if (keys.put(
                            key.substring(0, colon).strip(),
                            key.substring(colon + 1).strip())
                    != null) {
                throw new ConfigException(
                        STAMP_KEYS + ": the key id " + key.substring(0, colon).strip() + " stands there twice");
            }
        }
        return new StampKeys(keys);
    }
}
