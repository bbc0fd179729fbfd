// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "mapping",
        description = {
            "Tells what audit records become in OCSF, without a stack: typed by the packaged connector, mapped by the"
                    + " normalizer's rules."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MappingTestCommand.class, MappingReportCommand.class})
final class MappingCommand {}
