// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.schemas.ContractSchemas;
import dev.casewire.source.SourceState;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaFormsTest {

    @Test
    void shouldGiveTheCommittedContractOfEachGeneratedClass() {
        assertThat(SchemaForms.contract(JiraAuditRecord.getClassSchema()).toString())
                .isEqualTo(ContractSchemas.schema("dev.casewire.jira.JiraAuditRecord")
                        .toString());
        assertThat(SchemaForms.contract(SourceState.getClassSchema()).toString())
                .isEqualTo(ContractSchemas.schema("dev.casewire.source.SourceState")
                        .toString());
    }

    @Test
    void shouldLeaveDataAlone() {
        Schema schema = parse("""
                {"type":"record","name":"A","fields":[{"name":"m","type":{"type":"map","values":"string"},
                 "default":{"avro.java.string":"kept"}}]}""");

        assertThat(SchemaForms.contract(schema)).isEqualTo(schema);
    }

    @Test
    void shouldNotCountWhatIsNotOnTheWire() {
        Schema documented = parse("""
                {"type":"record","name":"A","namespace":"n","doc":"x","aliases":["B"],"fields":[
                 {"name":"i","doc":"y","type":{"type":"string","connect.name":"J"},"default":"d"},
                 {"name":"n","type":["null",{"type":"record","name":"C","fields":[{"name":"a","type":["null","n.A"]}]}]}]}""");
        Schema bare = parse("""
                {"name":"n.A","type":"record","fields":[
                 {"name":"i","type":"string"},
                 {"name":"n","type":["null",{"type":"record","name":"n.C","fields":[{"name":"a","type":["null","A"]}]}]}]}""");

        assertThat(SchemaForms.wireForm(documented)).isEqualTo(SchemaForms.wireForm(bare));
    }

    @Test
    void shouldCountOrderNamesAndLogicalTypes() {
        Schema one = parse("""
                {"type":"record","name":"A","fields":[{"name":"a","type":"long"},{"name":"b","type":"long"}]}""");

        assertThat(SchemaForms.wireForm(one))
                .isNotEqualTo(SchemaForms.wireForm(parse("""
                        {"type":"record","name":"A","fields":[{"name":"b","type":"long"},{"name":"a","type":"long"}]}""")))
                .isNotEqualTo(SchemaForms.wireForm(parse("""
                        {"type":"record","name":"x.A","fields":[{"name":"a","type":"long"},{"name":"b","type":"long"}]}""")))
                .isNotEqualTo(SchemaForms.wireForm(parse("""
                        {"type":"record","name":"A","fields":[{"name":"a","type":{"type":"long","logicalType":"timestamp-millis"}},
                         {"name":"b","type":"long"}]}""")));
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
