// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a request came from: the client, and the proxies it passed, {@value #MOST_PROXIES} of them at most. Data Center
 * writes them as a comma-separated list, client first. Immutable.
 *
 * @param ip the client's IP address, null where the source wrote none
 * @param name what the source wrote in place of the client's address, such as a host name
 * @param proxies IP addresses of the proxies, in order
 * @param isComplete whether all that the source wrote is told here
 */
public record NetworkAddresses(
        @Nullable String ip, @Nullable String name, List<String> proxies, boolean isComplete) {
    private static final NetworkAddresses NONE = new NetworkAddresses(null, null, List.of(), true);
    private static final int LONGEST_IP = 45;
    private static final int MOST_PROXIES = 32;

    public NetworkAddresses {
        proxies = List.copyOf(proxies);
    }

    /** Reads a remote address; null and blank give no address at all. */
    public static NetworkAddresses parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        if (text.indexOf(',') < 0) {
            String client = text.strip();
            return isIp(client)
                    ? new NetworkAddresses(client, null, List.of(), true)
                    : new NetworkAddresses(null, client, List.of(), true);
        }
        return parseList(text);
    }

    private static NetworkAddresses parseList(String text) {
        String ip = null;
        String name = null;
        List<String> proxies = new ArrayList<>();
        boolean isComplete = true;
        for (String part : text.split(",", -1)) {
            String hop = part.strip();
            if (hop.isEmpty()) {
                continue;
            }
            boolean isFirst = ip == null && name == null;
            if (isFirst && isIp(hop)) {
                ip = hop;
            } else if (isIp(hop) && proxies.size() < MOST_PROXIES) {
                proxies.add(hop);
            } else if (isFirst) {
                name = hop;
            } else {
                isComplete = false;
            }
        }
        return new NetworkAddresses(ip, name, proxies, isComplete);
    }

    /** Whether the text is an IPv4 or IPv6 address; never asks a name server. */
    static boolean isIp(String text) {
        if (text.isEmpty() || text.length() > LONGEST_IP) {
            return false;
        }
        return text.indexOf(':') >= 0 ? isIpv6(text) : isIpv4(text);
    }

    private static boolean isIpv4(String text) {
        int parts = 1;
        int digits = 0;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                if (digits == 0 || ++parts > 4) {
                    return false;
                }
                digits = 0;
                value = 0;
            } else if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
                if (++digits > 3 || value > 255) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return parts == 4 && digits > 0;
    }

    /** With a colon inside and nothing but these characters, the JDK reads a literal or refuses, without a look-up. */
    private static boolean isIpv6(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isHex = c < 0x80 && Character.digit(c, 16) >= 0;
            if (!isHex && c != ':' && c != '.') {
                return false;
            }
        }
        if (text.charAt(0) == '.') {
            return false;
        }
        try {
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
