// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** An app's own settings, parsed and validated. */
public final class AppSettings extends AbstractConfig {
    AppSettings(ConfigDef definition, Map<String, ?> values) {
        super(definition, values, false);
    }

    /** Settings outside of a run, such as for a topology that is only described or tested. */
    public static AppSettings of(StreamsApp app, Map<String, ?> values) {
        return new AppSettings(app.define(new ConfigDef()), values);
    }
}
