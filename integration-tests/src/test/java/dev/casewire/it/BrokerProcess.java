// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import dev.casewire.local.broker.EmbeddedBroker;
import dev.casewire.local.settings.Overrides;
import dev.casewire.local.settings.Port;
import dev.casewire.local.settings.Ports;
import java.nio.file.Path;
import java.util.Map;

/** The broker of the local stack alone. */
public final class BrokerProcess {
    private BrokerProcess() {}

    /** Arguments: folder, port of the broker, port of the controller. */
    public static void main(String[] arguments) throws Exception {
        Ports ports = new Ports(
                Map.of(Port.KAFKA, Integer.parseInt(arguments[1]), Port.CONTROLLER, Integer.parseInt(arguments[2])));
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), ports, Overrides.NONE);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        Thread.currentThread().join();
    }
}
