// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.cli;

import dev.casewire.local.contracts.Finding;
import dev.casewire.local.contracts.SubjectRollout;
import dev.casewire.local.contracts.TopicRollout;
import dev.casewire.local.settings.Reason;
import dev.casewire.local.settings.StackProblem;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.registry.RegistryException;
import dev.casewire.schemas.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "contracts",
        description = {
            "Brings Casewire's topics and schemas to a cluster and a registry of yours. Makes what is missing, changes nothing"
                    + " that is there, and tells what differs."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields.
final class ContractsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(names = "--bootstrap-server", required = true, paramLabel = "HOST:PORT", description = "Kafka brokers.")
    private String bootstrap;

    @Option(
            names = "--registry-url",
            required = true,
            paramLabel = "URL",
            description = "Confluent-compatible API of the schema registry, such as http://HOST/apis/ccompat/v7.")
    private String registryUrl;

    @Option(names = "--topic-prefix", paramLabel = "TEXT", description = "Prefix of the environment. Default: none.")
    private String prefix = "";

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            description = "Copies of each new topic. Default: the broker's.")
    private @Nullable Short replicationFactor;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties file with client settings, such as SASL; basic.auth.* is for the registry.")
    private @Nullable Path commandConfig;

    @Option(names = "--dry-run", description = "Only tell what would be made.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        Logs.beside(state.state());
        Map<String, String> settings = ClientSettings.of(commandConfig);
        Topics topics = Topics.load().prefixed(prefix);
        print("topic", topics(settings, topics));
        print("schema", schemas(settings, topics));
        return ExitCode.DONE;
    }

    private List<Finding> topics(Map<String, String> settings, Topics topics) throws InterruptedException {
        Map<String, Object> client = new HashMap<>(settings);
        client.put("bootstrap.servers", bootstrap);
        try (Admin admin = Admin.create(client)) {
            return new TopicRollout(admin, Optional.ofNullable(replicationFactor)).run(topics, dryRun);
        } catch (ExecutionException | TimeoutException e) {
            throw new StackProblem(
                    "The brokers at " + bootstrap + " did not do it: " + Reason.of(e),
                    "check --bootstrap-server, --command-config and the rights to describe and create topics",
                    e);
        }
    }

    private List<Finding> schemas(Map<String, String> settings, Topics topics) {
        Map<String, String> client = new HashMap<>(settings);
        client.put(RegistryConfig.URL, registryUrl);
        try {
            return new SubjectRollout(new RegistryClient(RegistryConfig.from(client))).run(topics, dryRun);
        } catch (RegistryException e) {
            throw new StackProblem(
                    "The registry at " + registryUrl + " did not do it: " + e.getMessage(),
                    "check --registry-url and the registry's credentials",
                    e);
        }
    }

    private void print(String kind, List<Finding> findings) {
        PrintWriter out = spec.commandLine().getOut();
        for (Finding finding : findings) {
            if (finding instanceof Finding.Missing missing) {
                out.println(
                        (dryRun ? "missing   " : "made      ") + kind + " " + missing.name() + ": " + missing.what());
            } else if (finding instanceof Finding.Different different) {
                out.println("differs   " + kind + " " + different.name() + ": " + String.join(", ", different.how()));
            } else {
                out.println("in place  " + kind + " " + finding.name());
            }
        }
        out.flush();
    }
}
