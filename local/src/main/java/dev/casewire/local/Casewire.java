// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import dev.casewire.local.cli.CasewireCommand;

/** Entry point of {@code ./casewire}. */
public final class Casewire {
    private Casewire() {}

    public static void main(String[] arguments) {
        System.exit(CasewireCommand.run(arguments));
    }
}
