// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import java.util.Collections;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/**
 * Settings merged from file, environment and flags, each with where it came from. The environment variable
 * {@code CASEWIRE_TOPIC_PREFIX} is {@code topic.prefix}; two underscores stand for one, three for a dash.
 *
 * <p>{@link #toString} hides the values of secrets.
 */
final class SettingSources {
    private static final String ENVIRONMENT_PREFIX = "CASEWIRE_";

    /** For the command that builds and runs the local stack; it may well be set where an app is started by hand. */
    private static final Set<String> LAUNCHERS_OWN = Set.of("CASEWIRE_BUILD");

    /** What Kubernetes puts into every pod for a service whose name begins with "casewire-". */
    private static final Pattern SERVICE_LINK =
            Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private static final Pattern SECRET =
            Pattern.compile("password|secret|token|credential|user\\.info|jaas|private|keystore\\.key");

    private static final Pattern USER_IN_URL = Pattern.compile("//[^/@\\s]+@");
    private static final int NEAR = 3;

    private final Map<String, String> values = new TreeMap<>();
    private final Map<String, String> origins = new TreeMap<>();

    SettingSources(Map<String, String> file, Map<String, String> environment, Map<String, String> flags) {
        file.forEach((key, value) -> put(key, value, "file"));
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX) && !LAUNCHERS_OWN.contains(name)) {
                put(key(name), value, "environment variable " + name);
            }
        });
        flags.forEach((key, value) -> put(key, value, "flag"));
    }

    private void put(String key, String value, String origin) {
        values.put(key, value);
        origins.put(key, origin);
    }

    private static String key(String environmentName) {
        String name = environmentName.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT);
        return name.replace("___", "-")
                .replace("__", "\u0000")
                .replace('_', '.')
                .replace('\u0000', '_');
    }

    Map<String, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /**
     * Checks that every key is known or under a prefix that is passed on.
     *
     * @throws ConfigException naming the key, its origin and the nearest known one
     */
    void refuseUnknown(String app, Set<String> known, Set<String> prefixes) {
        Set<String> unknown = values.keySet().stream()
                .filter(key -> !known.contains(key) && prefixes.stream().noneMatch(key::startsWith))
                .collect(Collectors.toSet());
        unknown.removeIf(key -> SERVICE_LINK.matcher(origin(key)).matches());
        unknown.stream().sorted().findFirst().ifPresent(key -> {
            throw new ConfigException("Unknown setting " + key + " (" + origin(key) + ") for app " + app + "; "
                    + nearest(key, known).map(it -> "did you mean " + it + "? ").orElse("") + "Known are "
                    + known.stream().sorted().toList() + " and everything under "
                    + prefixes.stream().sorted().toList());
        });
    }

    private String origin(String key) {
        return origins.getOrDefault(key, "");
    }

    private static Optional<String> nearest(String key, Set<String> known) {
        return known.stream()
                .filter(candidate -> distance(key, candidate) <= NEAR)
                .min(Comparator.comparingInt((String candidate) -> distance(key, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's: letters to insert, delete or replace. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(it -> it.getKey() + '=' + shown(it.getKey(), it.getValue()) + " (" + origin(it.getKey()) + ')')
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String shown(String key, String value) {
        return SECRET.matcher(key).find()
                ? "[hidden]"
                : USER_IN_URL.matcher(value).replaceAll("//[hidden]@");
    }
}
