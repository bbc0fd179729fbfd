// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/**
 * Rules for single settings, each with the sentence that says what to write. An empty value means unset and passes every
 * rule but {@link #present}.
 */
final class Rules {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()=+,@:-]+(/[A-Za-z0-9!_.*'()=+,@:-]+)*/?");
    private static final Pattern UPPER_NAME = Pattern.compile("[A-Z0-9_]+");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}|external_[A-Za-z0-9_-]{1,64}");
    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9._-]{1,249}");

    /** Security Lake builds names of roles from it. */
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,20}");

    /** Leaves room for the rest of a key, which has at most 1024 bytes. */
    private static final int PREFIX_LIMIT = 256;

    private Rules() {}

    /** A rule that does not pass an empty value. One that is missing altogether is told by Kafka's own words. */
    static ConfigDef.Validator present(ConfigDef.Validator rule) {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    if (value != null && text(value).isEmpty()) {
                        throw new ConfigException(name, value, "Write " + rule + '.');
                    }
                    rule.ensureValid(name, value);
                },
                rule::toString);
    }

    static ConfigDef.Validator bucket() {
        return rule(
                "a bucket name: 3 to 63 lower-case letters, digits, dots and hyphens, without s3:// before it",
                BUCKET.asMatchPredicate());
    }

    static ConfigDef.Validator region() {
        return rule("a region such as eu-central-1", REGION.asMatchPredicate());
    }

    static ConfigDef.Validator prefix() {
        return rule(
                "a key prefix of at most " + PREFIX_LIMIT
                        + " letters, digits, / and !_.*'()=+,@:- that neither begins with / nor holds //",
                text -> text.length() <= PREFIX_LIMIT && PREFIX.matcher(text).matches());
    }

    static ConfigDef.Validator endpoint() {
        return rule(
                "a URL of scheme http or https with a host and no path, such as http://127.0.0.1:9000",
                Rules::isServer);
    }

    static ConfigDef.Validator uuid() {
        return rule("a UUID such as 0b8a4a0e-6d3b-4b55-9f7f-5b3c0f4d1c2a", Rules::isUuid);
    }

    static ConfigDef.Validator appName() {
        return rule("an application's name in upper case such as JIRA", UPPER_NAME.asMatchPredicate());
    }

    static ConfigDef.Validator account() {
        return rule(
                "an AWS account's 12 digits, or external_ and a name of letters, digits, hyphens and underscores",
                ACCOUNT.asMatchPredicate());
    }

    /** Pairs of topic and custom source; no topic and no source twice. */
    static ConfigDef.Validator sources() {
        String what =
                "topic:source with commas between, each topic and each source once, a source of at most 20 letters,"
                        + " digits, hyphens, underscores and dots";
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    List<?> pairs = value instanceof List<?> list ? list : List.of();
                    Set<String> seen = new HashSet<>();
                    for (Object pair : pairs) {
                        String[] parts = text(pair).split(":", -1);
                        boolean formed = parts.length == 2
                                && TOPIC.matcher(parts[0]).matches()
                                && SOURCE.matcher(parts[1]).matches();
                        if (!formed || !seen.add("topic " + parts[0]) || !seen.add("source " + parts[1])) {
                            throw new ConfigException(name, pair, "Write " + what + '.');
                        }
                    }
                },
                () -> what);
    }

    private static ConfigDef.Validator rule(String what, Predicate<String> holds) {
        return ConfigDef.LambdaValidator.with(
                (name, value) -> {
                    String text = text(value);
                    if (!text.isEmpty() && !holds.test(text)) {
                        throw new ConfigException(name, value, "Write " + what + '.');
                    }
                },
                () -> what);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static boolean isServer(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            String path = uri.getRawPath();
            return web && bare && uri.getHost() != null && (path == null || path.isEmpty() || path.equals("/"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
