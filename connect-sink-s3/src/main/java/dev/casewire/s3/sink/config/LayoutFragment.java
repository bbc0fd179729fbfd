// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.layout.Layout;
import dev.casewire.s3.sink.layout.TemplateLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of what an object is and what it is called. */
final class LayoutFragment {

    static final String FORMAT = "format";
    static final String RAW_FIELD = "raw.field";
    static final String LAYOUT = "layout";
    static final String TEMPLATE = "layout.template";
    static final String TIME_FIELD = "layout.time.field";

    private static final String TEMPLATE_LAYOUT = "template";
    private static final String DEFAULT_TEMPLATE =
            "{topic}/year={year}/month={month}/day={day}/{topic}+{partition}+{offset}.{extension}";
    private static final String GROUP = "Objects";

    /** The settings that only one layout reads. */
    private static final Map<String, List<String>> LAYOUTS = Map.of(
            TEMPLATE_LAYOUT,
            List.of(TEMPLATE),
            AppFabricFragment.LAYOUT,
            AppFabricFragment.NAMES,
            SecurityLakeFragment.LAYOUT,
            SecurityLakeFragment.NAMES);

    private LayoutFragment() {}

    static void define(ConfigDef def) {
        def.define(
                FORMAT,
                ConfigDef.Type.STRING,
                FormatKind.PARQUET.setting(),
                ValidString.in(FormatKind.settings().toArray(String[]::new)),
                Importance.HIGH,
                "Format of the objects: parquet (compressed with zstd; strings that hold JSON stay strings), jsonl (one JSON"
                        + " object a line, such strings as the JSON they hold, nulls left out) or raw (the JSON that "
                        + RAW_FIELD
                        + " holds, one a line, as its source wrote it).",
                GROUP,
                1,
                Width.SHORT,
                "Format");
        def.define(
                RAW_FIELD,
                ConfigDef.Type.STRING,
                "sourceJson",
                Importance.LOW,
                "With " + FORMAT
                        + "=raw: the field of the value whose text is written. The default is that of Casewire's typed"
                        + " audit records.",
                GROUP,
                2,
                Width.MEDIUM,
                "Raw field");
        def.define(
                LAYOUT,
                ConfigDef.Type.STRING,
                TEMPLATE_LAYOUT,
                ValidString.in(TEMPLATE_LAYOUT, AppFabricFragment.LAYOUT, SecurityLakeFragment.LAYOUT),
                Importance.HIGH,
                "Keys by " + TEMPLATE
                        + " (template), as AWS AppFabric names them (appfabric), or as Amazon Security Lake reads"
                        + " them (securitylake).",
                GROUP,
                3,
                Width.SHORT,
                "Layout");
        def.define(
                TEMPLATE,
                ConfigDef.Type.STRING,
                DEFAULT_TEMPLATE,
                Importance.MEDIUM,
                "Key of an object under the prefix. {topic}, {partition}, {offset} (padded), {uuid} (of those three), {year},"
                        + " {month}, {day}, {hour} (UTC) are those of its first record; {extension} follows the format. Records"
                        + " that differ in a time of the template go to different objects.",
                GROUP,
                4,
                Width.LONG,
                "Template");
        def.define(
                TIME_FIELD,
                ConfigDef.Type.STRING,
                "",
                Importance.MEDIUM,
                "Field of the value that holds the time of the template and of Security Lake's eventDay, with dots between the"
                        + " steps: a timestamp, a 64-bit number of milliseconds or an ISO 8601 text. Where it holds none, or a year"
                        + " before 1970 or after 9999, Kafka's timestamp counts. Empty for Kafka's timestamp, and for the field"
                        + " \"time\" with " + LAYOUT + "=securitylake.",
                GROUP,
                5,
                Width.MEDIUM,
                "Time field");
    }

    static List<ConfigProblem> problems(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>(withoutEffect(config));
        switch (config.getString(LAYOUT)) {
            case AppFabricFragment.LAYOUT -> problems.addAll(AppFabricFragment.problems(config));
            case SecurityLakeFragment.LAYOUT -> problems.addAll(SecurityLakeFragment.problems(config));
            default -> problems.addAll(templateProblems(config));
        }
        return problems;
    }

    static FormatKind format(AbstractConfig config) {
        return FormatKind.ofSetting(config.getString(FORMAT));
    }

    static String timeField(AbstractConfig config) {
        String field = config.getString(TIME_FIELD);
        boolean byDefault = field.isEmpty() && config.getString(LAYOUT).equals(SecurityLakeFragment.LAYOUT);
        return byDefault ? SecurityLakeFragment.DEFAULT_TIME_FIELD : field;
    }

    static Layout from(AbstractConfig config) {
        return switch (config.getString(LAYOUT)) {
            case AppFabricFragment.LAYOUT -> AppFabricFragment.layout(config);
            case SecurityLakeFragment.LAYOUT -> SecurityLakeFragment.layout(config);
            default -> template(config);
        };
    }

    /** Settings that the chosen layout and format do not read: whoever set them expects something of them. */
    private static List<ConfigProblem> withoutEffect(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        String chosen = config.getString(LAYOUT);
        LAYOUTS.forEach((layout, names) -> names.stream()
                .filter(name -> !layout.equals(chosen) && config.originals().containsKey(name))
                .map(name -> new ConfigProblem(
                        name,
                        "'" + name + "' has no effect with " + LAYOUT + "=" + chosen + ". Remove it, or choose "
                                + LAYOUT + "=" + layout + "."))
                .forEach(problems::add));
        if (config.originals().containsKey(RAW_FIELD) && format(config) != FormatKind.RAW) {
            problems.add(new ConfigProblem(
                    RAW_FIELD,
                    "'" + RAW_FIELD + "' has no effect with " + FORMAT + "=" + config.getString(FORMAT)
                            + ". Remove it, or choose " + FORMAT + "=raw."));
        }
        if (!config.getString(TIME_FIELD).isEmpty() && chosen.equals(AppFabricFragment.LAYOUT)) {
            problems.add(new ConfigProblem(
                    TIME_FIELD, "AppFabric's keys tell Kafka's timestamp. Remove it, or choose another layout."));
        }
        return problems;
    }

    private static List<ConfigProblem> templateProblems(AbstractConfig config) {
        try {
            template(config);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(new ConfigProblem(
                    TEMPLATE, "\"" + config.getString(TEMPLATE) + "\" cannot name objects: " + e.getMessage() + "."));
        }
    }

    private static Layout template(AbstractConfig config) {
        return new TemplateLayout(
                StoreFragment.prefix(config),
                config.getString(TEMPLATE),
                format(config).extension());
    }
}
