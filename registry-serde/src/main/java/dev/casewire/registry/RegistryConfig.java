// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Where the registry is and how it is spoken to. The names of the settings are Confluent's where Confluent has one.
 *
 * @param urls base URLs in the order of preference, without a slash at the end; several are copies of one registry
 * @param credentials for basic authentication
 * @param requestTimeout limit of one HTTP exchange, connecting included
 * @param retryTimeout no new attempt starts later than this after the first
 */
public record RegistryConfig(
        List<URI> urls, Optional<BasicCredentials> credentials, Duration requestTimeout, Duration retryTimeout) {

    public static final String URL = "schema.registry.url";
    public static final String CREDENTIALS_SOURCE = "basic.auth.credentials.source";
    public static final String USER_INFO = "basic.auth.user.info";
    public static final String REQUEST_TIMEOUT_MS = "schema.registry.request.timeout.ms";
    public static final String RETRY_TIMEOUT_MS = "schema.registry.retry.timeout.ms";

    private static final String FROM_USER_INFO = "USER_INFO";
    private static final String GROUP = "Schema registry";

    /** Adds the registry's settings to a definition. */
    public static ConfigDef define(ConfigDef def) {
        return def.define(
                        URL,
                        Type.LIST,
                        ConfigDef.NO_DEFAULT_VALUE,
                        Importance.HIGH,
                        "Base URLs of the schema registry's Confluent-compatible API, comma-separated. The first that answers is used, the others take over when it fails.",
                        GROUP,
                        1,
                        ConfigDef.Width.LONG,
                        "Registry URLs")
                .define(
                        CREDENTIALS_SOURCE,
                        Type.STRING,
                        "NONE",
                        ConfigDef.ValidString.in("NONE", FROM_USER_INFO),
                        Importance.MEDIUM,
                        "Where the credentials for basic authentication come from: NONE, or USER_INFO for the setting basic.auth.user.info.",
                        GROUP,
                        2,
                        ConfigDef.Width.SHORT,
                        "Credentials source")
                .define(
                        USER_INFO,
                        Type.PASSWORD,
                        null,
                        Importance.MEDIUM,
                        "Credentials for basic authentication as user:password. Used with basic.auth.credentials.source=USER_INFO.",
                        GROUP,
                        3,
                        ConfigDef.Width.MEDIUM,
                        "User and password")
                .define(
                        REQUEST_TIMEOUT_MS,
                        Type.LONG,
                        5_000L,
                        ConfigDef.Range.between(1L, 600_000L),
                        Importance.LOW,
                        "Limit in milliseconds of one exchange with the registry, connecting included.",
                        GROUP,
                        4,
                        ConfigDef.Width.SHORT,
                        "Request timeout (ms)")
                .define(
                        RETRY_TIMEOUT_MS,
                        Type.LONG,
                        15_000L,
                        ConfigDef.Range.between(0L, 600_000L),
                        Importance.LOW,
                        "How long in milliseconds a call is tried again while the registry is out of reach or answers 408, 429 or 5xx. It blocks the calling thread, so keep it below the consumer's max.poll.interval.ms.",
                        GROUP,
                        5,
                        ConfigDef.Width.SHORT,
                        "Retry timeout (ms)");
    }

    /**
     * Reads the registry's settings out of a map that may hold other settings too.
     *
     * @throws ConfigException naming the setting that is missing or wrong
     */
    public static RegistryConfig from(Map<String, ?> settings) {
        return from(new AbstractConfig(define(new ConfigDef()), settings, false));
    }

    /** Reads the registry's settings out of a parsed configuration whose definition has them. */
    public static RegistryConfig from(AbstractConfig config) {
        List<URI> urls =
                config.getList(URL).stream().map(RegistryConfig::baseUrl).toList();
        if (urls.isEmpty()) {
            throw new ConfigException(URL, "", "name at least one URL");
        }
        return new RegistryConfig(
                urls,
                credentials(config),
                Duration.ofMillis(config.getLong(REQUEST_TIMEOUT_MS)),
                Duration.ofMillis(config.getLong(RETRY_TIMEOUT_MS)));
    }

    private static Optional<BasicCredentials> credentials(AbstractConfig config) {
        if (!config.getString(CREDENTIALS_SOURCE).equals(FROM_USER_INFO)) {
            return Optional.empty();
        }
        Password userInfo = config.getPassword(USER_INFO);
        int colon = userInfo == null ? -1 : userInfo.value().indexOf(':');
        if (userInfo == null || colon < 1) {
            throw new ConfigException(USER_INFO, Password.HIDDEN, "must be user:password");
        }
        return Optional.of(new BasicCredentials(
                userInfo.value().substring(0, colon), userInfo.value().substring(colon + 1)));
    }

    private static URI baseUrl(String text) {
        URI url = parsed(text);
        if (url.getRawUserInfo() != null) {
            throw new ConfigException(URL + " holds credentials; put them into " + USER_INFO + " and set "
                    + CREDENTIALS_SOURCE + "=" + FROM_USER_INFO);
        }
        boolean http = Stream.of("http", "https").anyMatch(scheme -> scheme.equalsIgnoreCase(url.getScheme()));
        if (!http || url.getHost() == null) {
            throw new ConfigException(URL, text, "must be an http or https URL such as http://localhost:8081");
        }
        return url;
    }

    private static URI parsed(String text) {
        try {
            return new URI(text.strip().replaceAll("/+$", ""));
        } catch (URISyntaxException e) {
            // The text is not repeated: what does not parse may still hold credentials.
            throw new ConfigException(URL + " has an entry that is not a URL: " + e.getReason());
        }
    }
}
