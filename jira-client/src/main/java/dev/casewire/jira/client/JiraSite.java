// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Base address of a Jira site.
 *
 * @param base absolute URL without query and fragment, its path ending in a slash
 */
public record JiraSite(URI base) {

    /**
     * Reads a base URL; a path, as behind a gateway, is kept.
     *
     * @throws IllegalArgumentException with a sentence for the user; it repeats the URL only where that cannot hold a
     *     password
     */
    public static JiraSite of(String url) {
        URI uri = parsed(url.strip());
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException(
                    "The URL must not hold a user name or password; use the settings for" + " e-mail and token.");
        }
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException(
                    "'" + url + "' is no base URL; write it like https://your-site.atlassian.net.");
        }
        if (scheme.equals("http") && !isLoopback(uri.getHost())) {
            throw new IllegalArgumentException("'" + url + "' would send the token unencrypted; use https. Plain http"
                    + " is accepted for the own machine only.");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + url + "' has a query or fragment; give the base URL alone.");
        }
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return new JiraSite(URI.create(scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT)
                + (path.endsWith("/") ? path : path + "/")));
    }

    /**
     * Host, with the port where it is not the scheme's own: how records name their site. Behind the gateway, which all
     * sites share, the path with the site's id follows.
     */
    public String name() {
        String path = base.getPath();
        return isGateway() ? nameOf(base) + path.substring(0, path.length() - 1) : nameOf(base);
    }

    /** True for Atlassian's gateway, where tokens with scopes work. */
    public boolean isGateway() {
        return base.getHost().equals("api.atlassian.com");
    }

    /** The same name for any absolute URL, such as the one that Data Center writes into its records. */
    public static Optional<String> nameOf(String url) {
        try {
            URI uri = new URI(url.strip());
            return uri.getHost() == null ? Optional.empty() : Optional.of(nameOf(uri));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Address of a resource below the base. */
    URI resolve(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    private static String nameOf(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() == -1 || uri.getPort() == usual ? host : host + ":" + uri.getPort();
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // The message of the cause repeats the whole text, which may hold a password.
            throw new IllegalArgumentException(
                    "The URL is malformed at position " + e.getIndex() + ": " + e.getReason() + ".");
        }
    }

    /** True for localhost and literal loopback addresses; never asks a name server. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || host.matches("[0-9.]+");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
