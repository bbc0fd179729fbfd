// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a stack. Whatever is left out is taken from the last start on the same folder, then from the defaults.
 *
 * @param stateFolder holds everything that survives the process
 * @param source where audit records come from
 * @param ports doors with a number of their own
 * @param overrides settings that win over the stack's own
 */
public record StackSettings(
        Path stateFolder, Optional<AuditSource> source, Map<Port, Integer> ports, Optional<Overrides> overrides) {

    public StackSettings {
        ports = Map.copyOf(ports);
    }

    /** A stack on this folder, everything else as at the last start or by default. */
    public static StackSettings on(Path stateFolder) {
        return new StackSettings(stateFolder, Optional.empty(), Map.of(), Optional.empty());
    }

    public StackSettings withSource(AuditSource audit) {
        return new StackSettings(stateFolder, Optional.of(audit), ports, overrides);
    }

    public StackSettings withOverrides(Map<String, String> settings) {
        return new StackSettings(stateFolder, source, ports, Optional.of(new Overrides(settings)));
    }
}
