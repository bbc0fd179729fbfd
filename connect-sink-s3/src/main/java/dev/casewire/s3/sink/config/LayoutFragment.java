// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.layout.AppFabricLayout;
import dev.casewire.s3.sink.layout.Layout;
import dev.casewire.s3.sink.layout.TemplateLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of what an object is and what it is called. */
final class LayoutFragment {

    static final String FORMAT = "format";
    static final String LAYOUT = "layout";
    static final String TEMPLATE = "layout.template";
    static final String INGESTION = "appfabric.ingestion.id";
    static final String DESTINATION = "appfabric.destination.id";
    static final String APP = "appfabric.app";

    private static final String APPFABRIC_LAYOUT = "appfabric";
    private static final String TEMPLATE_LAYOUT = "template";
    private static final String DEFAULT_TEMPLATE =
            "{topic}/year={year}/month={month}/day={day}/{topic}+{partition}+{offset}.{extension}";
    private static final String GROUP = "Objects";

    private LayoutFragment() {}

    static void define(ConfigDef def) {
        def.define(
                FORMAT,
                ConfigDef.Type.STRING,
                FormatKind.PARQUET.setting(),
                ValidString.in(FormatKind.settings().toArray(String[]::new)),
                Importance.HIGH,
                "Format of the objects: parquet (compressed with zstd; strings that hold JSON stay strings) or jsonl (one JSON"
                        + " object a line, such strings as the JSON they hold, nulls left out).",
                GROUP,
                1,
                Width.SHORT,
                "Format");
        def.define(
                LAYOUT,
                ConfigDef.Type.STRING,
                TEMPLATE_LAYOUT,
                ValidString.in(TEMPLATE_LAYOUT, APPFABRIC_LAYOUT),
                Importance.HIGH,
                "Keys by " + TEMPLATE + " (template) or as AWS AppFabric names them (appfabric).",
                GROUP,
                2,
                Width.SHORT,
                "Layout");
        def.define(
                TEMPLATE,
                ConfigDef.Type.STRING,
                DEFAULT_TEMPLATE,
                Importance.MEDIUM,
                "Key of an object under the prefix. {topic}, {partition}, {offset} (padded), {uuid} (of those three), {year},"
                        + " {month}, {day}, {hour} (UTC) are those of its first record, by Kafka timestamp; {extension} follows"
                        + " the format. Records that differ in a time of the template go to different objects.",
                GROUP,
                3,
                Width.LONG,
                "Template");
        def.define(
                INGESTION,
                ConfigDef.Type.STRING,
                "",
                Rules.uuid(),
                Importance.MEDIUM,
                "First UUID of AppFabric's layout, the ingestion's.",
                GROUP,
                4,
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
                5,
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
                6,
                Width.SHORT,
                "Application");
    }

    static List<ConfigProblem> problems(AbstractConfig config) {
        return isAppFabric(config) ? appFabricProblems(config) : templateProblems(config);
    }

    static FormatKind format(AbstractConfig config) {
        return FormatKind.ofSetting(config.getString(FORMAT));
    }

    static Layout from(AbstractConfig config) {
        return isAppFabric(config)
                ? new AppFabricLayout(
                        StoreFragment.prefix(config),
                        format(config).appFabricName(),
                        config.getString(APP),
                        UUID.fromString(config.getString(INGESTION)),
                        UUID.fromString(config.getString(DESTINATION)))
                : template(config);
    }

    private static List<ConfigProblem> appFabricProblems(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (String id : List.of(INGESTION, DESTINATION)) {
            if (config.getString(id).isEmpty()) {
                problems.add(new ConfigProblem(
                        id,
                        "Keys in AppFabric's layout need this UUID. Set it, or choose " + LAYOUT + "=" + TEMPLATE_LAYOUT
                                + "."));
            }
        }
        if (config.originals().containsKey(TEMPLATE)) {
            problems.add(new ConfigProblem(
                    TEMPLATE,
                    "A template has no effect with " + LAYOUT + "=" + APPFABRIC_LAYOUT + ". Remove it, or choose "
                            + LAYOUT + "=" + TEMPLATE_LAYOUT + "."));
        }
        return problems;
    }

    private static List<ConfigProblem> templateProblems(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (String key : List.of(INGESTION, DESTINATION, APP)) {
            if (config.originals().containsKey(key)) {
                problems.add(new ConfigProblem(
                        key,
                        "It has no effect with " + LAYOUT + "=" + TEMPLATE_LAYOUT + ". Remove it, or choose " + LAYOUT
                                + "=" + APPFABRIC_LAYOUT + "."));
            }
        }
        try {
            template(config);
        } catch (IllegalArgumentException e) {
            problems.add(new ConfigProblem(
                    TEMPLATE, "\"" + config.getString(TEMPLATE) + "\" cannot name objects: " + e.getMessage() + "."));
        }
        return problems;
    }

    private static boolean isAppFabric(AbstractConfig config) {
        return config.getString(LAYOUT).equals(APPFABRIC_LAYOUT);
    }

    private static Layout template(AbstractConfig config) {
        return new TemplateLayout(
                StoreFragment.prefix(config),
                config.getString(TEMPLATE),
                format(config).extension());
    }
}
