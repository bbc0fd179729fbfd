// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import dev.casewire.testkit.GoldenFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyDescriptionTest {

    @Test
    void shouldDescribeTheTopologyAsCommitted() {
        MirrorApp app = new MirrorApp();
        AppTopology built =
                AppTopology.of(app, AppConfig.of(app, Map.of("bootstrap.servers", "b:1")), Clock.systemUTC());

        GoldenFile.assertMatches(
                built.topology().describe().toString(), Path.of("src/test/resources/mirror-topology.txt"));
    }
}
