// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import picocli.CommandLine.Command;

@Command(
        name = "dlq",
        description = {
            "Dead letters: records that a part could not process. Each keeps its bytes, its cause and its place.",
            "Works on the local stack, or with --bootstrap-server and --registry-url on any cluster."
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {DlqListCommand.class, DlqShowCommand.class, DlqReplayCommand.class})
final class DlqCommand {}
