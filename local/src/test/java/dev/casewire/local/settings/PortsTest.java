// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PortsTest {
    private final Random random = new Random(7);

    @Test
    void shouldChooseADifferentPortForEveryDoor() {
        Ports ports = Ports.choose(Map.of(), Map.of(), random);

        assertThat(ports.byPort()).hasSize(Port.values().length);
        assertThat(new HashSet<>(ports.byPort().values())).hasSize(Port.values().length);
    }

    @Test
    void shouldKeepTheOnesOfTheLastStart() {
        Ports first = Ports.choose(Map.of(), Map.of(), random);

        assertThat(Ports.choose(Map.of(), first.byPort(), random)).isEqualTo(first);
    }

    @Test
    void shouldMoveARememberedPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = Ports.choose(Map.of(), Map.of(Port.KAFKA, taken.getLocalPort()), random);

            assertThat(ports.of(Port.KAFKA)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void shouldNotMoveTheSimulatorWhosePortIsTheSitesName() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.choose(Map.of(), Map.of(Port.JIRA, taken.getLocalPort()), random))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()))
                    .hasMessageContaining("jira");
        }
    }

    @Test
    void shouldRefuseAnAskedPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Port, Integer> asked = new EnumMap<>(Map.of(Port.CONNECT, taken.getLocalPort()));

            assertThatThrownBy(() -> Ports.choose(asked, Map.of(), random))
                    .isInstanceOf(StackProblem.class)
                    .extracting(it -> ((StackProblem) it).next())
                    .asString()
                    .contains("--connect-port");
        }
    }
}
