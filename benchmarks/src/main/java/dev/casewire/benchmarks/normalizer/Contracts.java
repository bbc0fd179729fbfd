// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.normalizer;

import dev.casewire.local.contracts.SubjectRollout;
import dev.casewire.registry.RegistryClient;
import dev.casewire.registry.RegistryConfig;
import dev.casewire.schemas.Topics;
import dev.casewire.testkit.FakeRegistry;
import java.util.Map;

/** A registry that knows the schemas of all topics. Closing it loses them. */
public final class Contracts implements AutoCloseable {
    private final FakeRegistry registry = FakeRegistry.start();

    public Contracts() {
        RegistryConfig config = RegistryConfig.from(Map.of(RegistryConfig.URL, registry.url()));
        new SubjectRollout(new RegistryClient(config)).run(Topics.load(), false);
    }

    public String url() {
        return registry.url();
    }

    @Override
    public void close() {
        registry.close();
    }
}
