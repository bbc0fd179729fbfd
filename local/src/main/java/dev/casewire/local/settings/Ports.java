// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A port for every door. Asked ones are taken as they are, remembered ones while they are free, others are chosen below the
 * range that operating systems hand to outgoing connections, so that they are free again at the next start.
 */
public record Ports(Map<Port, Integer> byPort) {
    private static final int LOWEST = 10_240;
    private static final int HIGHEST = 32_000;
    private static final int TRIES = 200;

    public Ports {
        byPort = Map.copyOf(byPort);
    }

    public int of(Port port) {
        Integer number = byPort.get(port);
        if (number == null) {
            throw new IllegalStateException("no port chosen for " + port.label());
        }
        return number;
    }

    /** {@code 127.0.0.1:<port>}. */
    public String address(Port port) {
        return "127.0.0.1:" + of(port);
    }

    /** {@code http://127.0.0.1:<port>}. */
    public String url(Port port) {
        return "http://" + address(port);
    }

    /**
     * Chooses.
     *
     * @param asked by the user; must be free
     * @param remembered from the last start
     * @throws StackProblem when a port that may not move is taken
     */
    public static Ports choose(Map<Port, Integer> asked, Map<Port, Integer> remembered, RandomGenerator random) {
        Map<Port, Integer> chosen = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            Integer wanted = asked.getOrDefault(port, remembered.get(port));
            if (wanted != null && isFree(wanted) && !chosen.containsValue(wanted)) {
                chosen.put(port, wanted);
            } else if (wanted == null || mayMove(port, asked)) {
                chosen.put(port, anyFree(chosen, random));
            } else {
                throw taken(port, wanted, asked.containsKey(port));
            }
        }
        return new Ports(chosen);
    }

    /** The simulator's address is the site's name in every key and uid: it stays. */
    private static boolean mayMove(Port port, Map<Port, Integer> asked) {
        return !asked.containsKey(port) && port != Port.JIRA;
    }

    private static StackProblem taken(Port port, int number, boolean asked) {
        return new StackProblem(
                "Port " + number + " for " + port.label() + " is in use by another process"
                        + (asked ? "." : ", and the site of the stored records is named after it."),
                asked
                        ? "choose another: ./casewire up --" + port.label() + "-port N"
                        : "end that process, or clear the state: ./casewire reset");
    }

    private static int anyFree(Map<Port, Integer> chosen, RandomGenerator random) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int number = random.nextInt(LOWEST, HIGHEST);
            if (!chosen.containsValue(number) && isFree(number)) {
                return number;
            }
        }
        throw new StackProblem(
                "Found no free port between " + LOWEST + " and " + HIGHEST + ".",
                "name some: ./casewire up --kafka-port N (see ./casewire up --help)");
    }

    private static boolean isFree(int number) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
