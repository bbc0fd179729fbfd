// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Rules for single settings, each with the sentence that says what to write. An empty value means unset and passes. */
final class Rules {

    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()=+,@:-]+(/[A-Za-z0-9!_.*'()=+,@:-]+)*/?");
    private static final Pattern UPPER_NAME = Pattern.compile("[A-Z0-9_]+");

    /** Leaves room for the rest of a key, which has at most 1024 bytes. */
    private static final int PREFIX_LIMIT = 256;

    private Rules() {}

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
