// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import dev.casewire.connect.ConfigProblem;
import dev.casewire.s3.sink.format.FormatKind;
import dev.casewire.s3.sink.layout.Layout;
import dev.casewire.s3.sink.layout.SecurityLakeLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of Amazon Security Lake's layout for custom sources, and what it asks of the others. */
final class SecurityLakeFragment {

    static final String LAYOUT = "securitylake";
    static final String SOURCES = "securitylake.sources";
    static final String REGION = "securitylake.region";
    static final String ACCOUNT = "securitylake.account.id";
    static final List<String> NAMES = List.of(SOURCES, REGION, ACCOUNT);

    /** The field of an OCSF event that holds its time. */
    static final String DEFAULT_TIME_FIELD = "time";

    private static final String GROUP = "Security Lake layout";

    /** Security Lake wants objects at least five minutes and at most a day apart. */
    private static final long LEAST_INTERVAL_MS = 300_000;

    private static final long LONGEST_INTERVAL_MS = 86_400_000;

    private SecurityLakeFragment() {}

    static void define(ConfigDef def) {
        def.define(
                SOURCES,
                ConfigDef.Type.LIST,
                "",
                Rules.sources(),
                Importance.MEDIUM,
                "The custom source of each topic, as topic:source with commas between. A custom source holds one class of events,"
                        + " so each topic has its own. A name has at most 20 characters.",
                GROUP,
                1,
                Width.LONG,
                "Custom sources");
        def.define(
                ACCOUNT,
                ConfigDef.Type.STRING,
                "",
                Rules.account(),
                Importance.MEDIUM,
                "Whose events they are: an AWS account's 12 digits, or external_ and a name of your choice.",
                GROUP,
                2,
                Width.MEDIUM,
                "Account");
        def.define(
                REGION,
                ConfigDef.Type.STRING,
                "",
                Rules.region(),
                Importance.LOW,
                "Region in the keys. Empty for that of " + StoreFragment.REGION + ".",
                GROUP,
                3,
                Width.SHORT,
                "Region");
    }

    static List<ConfigProblem> problems(AbstractConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        if (sources(config).isEmpty()) {
            problems.add(new ConfigProblem(
                    SOURCES,
                    "Security Lake's layout needs the custom source of each topic. Set it, such as"
                            + " ocsf.v1_1.user_access:jira-3005, or choose another layout."));
        }
        if (config.getString(ACCOUNT).isEmpty()) {
            problems.add(
                    new ConfigProblem(
                            ACCOUNT,
                            "Security Lake's layout needs the account. Set its 12 digits, or external_ and a name of your choice."));
        }
        if (LayoutFragment.format(config) != FormatKind.PARQUET) {
            problems.add(new ConfigProblem(
                    LayoutFragment.FORMAT,
                    "Security Lake reads Parquet only. Set format=parquet, or choose another layout."));
        }
        if (!StoreFragment.prefix(config).isEmpty()) {
            problems.add(new ConfigProblem(
                    StoreFragment.PREFIX,
                    "Keys of custom sources begin with ext/ at the root of Security Lake's bucket. Remove the prefix, or"
                            + " choose another layout."));
        }
        long interval = config.getLong(RotationFragment.INTERVAL_MS);
        if (interval < LEAST_INTERVAL_MS || interval > LONGEST_INTERVAL_MS) {
            problems.add(new ConfigProblem(
                    RotationFragment.INTERVAL_MS,
                    "Security Lake wants objects of a source between five minutes and a day apart; it is " + interval
                            + ". Set it between " + LEAST_INTERVAL_MS + " and " + LONGEST_INTERVAL_MS + "."));
        }
        problems.addAll(topicProblems(config));
        return problems;
    }

    static Layout layout(AbstractConfig config) {
        String region = config.getString(REGION);
        return new SecurityLakeLayout(
                sources(config),
                region.isEmpty() ? config.getString(StoreFragment.REGION) : region,
                config.getString(ACCOUNT));
    }

    /** The sources by topic, in the order of the setting. */
    private static Map<String, String> sources(AbstractConfig config) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String pair : config.getList(SOURCES)) {
            int colon = pair.indexOf(':');
            sources.put(pair.substring(0, colon), pair.substring(colon + 1));
        }
        return sources;
    }

    private static List<ConfigProblem> topicProblems(AbstractConfig config) {
        Map<String, String> sources = sources(config);
        List<ConfigProblem> problems = new ArrayList<>();
        List<String> topics = ConnectTopics.named(config.originalsStrings());
        for (String topic : topics) {
            if (!sources.isEmpty() && !sources.containsKey(topic)) {
                problems.add(new ConfigProblem(
                        SOURCES, "Topic " + topic + " of topics has no custom source. Add " + topic + ":SOURCE."));
            }
        }
        for (String topic : sources.keySet()) {
            if (!ConnectTopics.mayRead(config.originalsStrings(), topic)) {
                problems.add(new ConfigProblem(
                        SOURCES,
                        "The connector does not read topic " + topic
                                + ". Correct its name, or add it to topics or topics.regex."));
            }
        }
        return problems;
    }
}
