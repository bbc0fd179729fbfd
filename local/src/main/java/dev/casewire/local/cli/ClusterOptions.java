// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.dlq.Cluster;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.local.state.RunningStack;
import dev.casewire.local.state.StateFolder;
import dev.casewire.registry.RegistryConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which cluster is meant: the local stack, or one that is named. */
final class ClusterOptions {
    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--bootstrap-server",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers. Default: those of the local stack.")
    private @Nullable String bootstrap;

    @Option(
            names = "--registry-url",
            paramLabel = "URL",
            description = "Confluent-compatible API of that cluster's schema registry.")
    private @Nullable String registryUrl;

    @Option(names = "--topic-prefix", paramLabel = "TEXT", description = "Prefix of the environment. Default: none.")
    private String prefix = "";

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file with client settings, such as SASL; basic.auth.* is for the registry.")
    private @Nullable Path commandConfig;

    /** @throws StackProblem where neither a cluster is named nor a stack runs */
    Cluster cluster() throws IOException {
        StateFolder folder = state.state();
        Logs.beside(folder);
        if (bootstrap == null) {
            RunningStack stack = RunningStack.find(folder);
            return cluster(Map.of(), stack.kafka(), stack.registry());
        }
        if (registryUrl == null) {
            throw new StackProblem(
                    "--bootstrap-server names a cluster, and its registry is not named.",
                    "add --registry-url, such as http://HOST/apis/ccompat/v7");
        }
        return cluster(ClientSettings.of(commandConfig), bootstrap, registryUrl);
    }

    private Cluster cluster(Map<String, String> settings, String brokers, String registry) {
        Map<String, String> client = new HashMap<>(settings);
        client.put("bootstrap.servers", brokers);
        Map<String, String> registryClient = new HashMap<>(settings);
        registryClient.put(RegistryConfig.URL, registry);
        return new Cluster(client, registryClient, prefix);
    }
}
