// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.s3.sink.layout.AppFabricLayout;
import dev.casewire.s3.sink.layout.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of AWS AppFabric's layout. */
final class AppFabricFragment {

    static final String LAYOUT = "appfabric";
    static final String INGESTION = "appfabric.ingestion.id";
    static final String DESTINATION = "appfabric.destination.id";
    static final String APP = "appfabric.app";
    static final List<String> NAMES = List.of(INGESTION, DESTINATION, APP);

    private static final String GROUP = "AppFabric layout";

    private AppFabricFragment() {}

    static void define(ConfigDef def) {
        def.define(
                INGESTION,
                ConfigDef.Type.STRING,
                "",
                Rules.uuid(),
                Importance.MEDIUM,
                "First UUID of AppFabric's layout, the ingestion's. The same for a connector with OCSF events and one with raw"
                        + " records of the same source.",
                GROUP,
                1,
                Width.LONG,
                "Ingestion id");
        def.define(
                DESTINATION,
                ConfigDef.Type.STRING,
                "",
                Rules.uuid(),
                Importance.MEDIUM,
                "Second UUID of AppFabric's layout, the ingestion destination's. Give each connector that shares a bucket its"
                        + " own.",
                GROUP,
                2,
                Width.LONG,
                "Destination id");
        def.define(
                APP,
                ConfigDef.Type.STRING,
                "JIRA",
                Rules.appName(),
                Importance.LOW,
                "Application in AppFabric's layout.",
                GROUP,
                3,
                Width.SHORT,
                "Application");
    }

    static List<ConfigProblem> problems(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (String id : List.of(INGESTION, DESTINATION)) {
            if (config.getString(id).isEmpty()) {
                problems.add(new ConfigProblem(
                        id, "Keys in AppFabric's layout need this UUID. Set it, or choose another layout."));
            }
        }
        return problems;
    }

    static Layout layout(AbstractConfig config) {
        return new AppFabricLayout(
                StoreFragment.prefix(config),
                LayoutFragment.format(config).appFabricPath(),
                config.getString(APP),
                UUID.fromString(config.getString(INGESTION)),
                UUID.fromString(config.getString(DESTINATION)));
    }
}
