// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressesTest {

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "255.255.255.255", "::1", "2001:db8::7", "fe80::1", "::ffff:10.0.0.1"})
    void shouldTakeAnAddressAsIp(String text) {
        assertThat(NetworkAddresses.parse(text)).isEqualTo(new NetworkAddresses(text, null, List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0",
                "10.0.0.256",
                "10.0.0.1.2",
                "10..0.1",
                "1234",
                "host.example",
                "1:2",
                "::g",
                ".::1",
                "10.0.0.1:80"
            })
    void shouldTakeAnythingElseAsName(String text) {
        assertThat(NetworkAddresses.parse(text)).isEqualTo(new NetworkAddresses(null, text, List.of(), true));
    }

    @Test
    void shouldTakeTheFirstOfAListAsClient() {
        assertThat(NetworkAddresses.parse(" 10.0.0.1 , 10.0.0.2, 10.0.0.3"))
                .isEqualTo(new NetworkAddresses("10.0.0.1", null, List.of("10.0.0.2", "10.0.0.3"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",", " , ,"})
    void shouldTakeNothingFromNothing(String text) {
        assertThat(NetworkAddresses.parse(text)).isEqualTo(new NetworkAddresses(null, null, List.of(), true));
    }

    @Test
    void shouldSayThatItDoesNotTellAll() {
        assertThat(NetworkAddresses.parse("10.0.0.1,proxy").isComplete()).isFalse();
        assertThat(NetworkAddresses.parse("10.0.0.1," + "10.0.0.2,".repeat(40)).proxies())
                .hasSize(32);
    }
}
