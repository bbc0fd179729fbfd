// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.ContractSchemas;
import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceStateSchemaTest {
    @Test
    void shouldBeTheContract() {
        AvroData avro = new AvroData(new AvroDataConfig(Map.of(AvroDataConfig.CONNECT_META_DATA_CONFIG, "false")));

        assertThat(avro.fromConnectSchema(SourceStateSchema.VALUE))
                .isEqualTo(ContractSchemas.schema("dev.casewire.source.SourceState"));
    }
}
