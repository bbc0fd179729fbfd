// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.casewire.jira.JiraAuditRecord;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

class ContractSchemasTest {

    @Test
    void shouldGiveTheCommittedTextWithoutJavaProperties() {
        var schema = ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord");

        assertThat(schema.toString()).doesNotContain("avro.java.string");
        assertThat(SchemaNormalization.toParsingForm(schema))
                .isEqualTo(SchemaNormalization.toParsingForm(JiraAuditRecord.getClassSchema()));
    }

    @Test
    void shouldNameTheMissingFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractSchemas.schema("dev.casewire.jira.Nothing"))
                .withMessageContaining("schemas/src/main/avro/Nothing.avsc");
    }

    @Test
    void shouldRefuseAnotherNamespace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContractSchemas.schema("dev.elsewhere.JiraAuditRecord"))
                .withMessageContaining("holds dev.casewire.jira.JiraAuditRecord");
    }
}
