// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.state.RunningStack;
import java.io.PrintWriter;

/** Tells where to look. */
final class Whereabouts {
    private Whereabouts() {}

    static void print(RunningStack stack, PrintWriter out) {
        out.println("  Kafka bootstrap     " + stack.kafka());
        out.println("  Connect REST        " + stack.connect() + "/connectors?expand=status");
        out.println("  schema registry     " + stack.registry() + "/subjects");
        out.println("  S3                  " + stack.s3() + "  files in " + stack.objects());
        out.println("  Jira                " + stack.jira());
        out.println("  status              " + stack.status() + "/status");
    }
}
