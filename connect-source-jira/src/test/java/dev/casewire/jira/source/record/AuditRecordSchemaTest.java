// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.ContractSchemas;
import io.apicurio.registry.utils.converter.avro.AvroData;
import io.apicurio.registry.utils.converter.avro.AvroDataConfig;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class AuditRecordSchemaTest {
    @Test
    void shouldBeTheContract() {
        Schema contract = ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord");

        Schema emitted = new AvroData(new AvroDataConfig(Map.of(AvroDataConfig.CONNECT_META_DATA_CONFIG, "false")))
                .fromConnectSchema(AuditRecordSchema.VALUE);

        assertThat(emitted).isEqualTo(contract);
        assertThat(emitted.getFields())
                .extracting(Schema.Field::name, Schema.Field::defaultVal)
                .isEqualTo(contract.getFields().stream()
                        .map(field -> org.assertj.core.groups.Tuple.tuple(field.name(), field.defaultVal()))
                        .toList());
    }
}
