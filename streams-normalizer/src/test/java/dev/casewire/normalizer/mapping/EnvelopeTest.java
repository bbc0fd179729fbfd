// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import static dev.casewire.normalizer.mapping.AuditRecords.cloud;
import static dev.casewire.normalizer.mapping.AuditRecords.dataCenter;
import static dev.casewire.normalizer.mapping.AuditRecords.thing;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.JiraAuditRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every event says, whatever its class. */
class EnvelopeTest {
    private static final JiraAuditRecord RECORD = AuditRecords.userAddedToGroup();

    private static JsonNode with(AuditAuthor author) {
        return Mapping.one(JiraAuditRecord.newBuilder(RECORD).setAuthor(author).build());
    }

    @Test
    void shouldSayWhenWhatAndByWhichRules() {
        JsonNode event = Mapping.one(RECORD);

        assertThat(event.get("time").asLong())
                .isEqualTo(Instant.parse("2026-11-20T09:59:58.123Z").toEpochMilli());
        JsonNode metadata = event.get("metadata");
        assertThat(metadata.get("version").asText()).isEqualTo("1.8.0");
        assertThat(metadata.get("event_code").asText()).isEqualTo("User added to group");
        assertThat(metadata.get("log_name").asText()).isEqualTo("group management");
        assertThat(metadata.get("tenant_uid").asText()).isEqualTo("acme.example");
        assertThat(metadata.get("original_time").asText()).isEqualTo("2026-11-20T09:59:58.123+0000");
        assertThat(metadata.get("logged_time").asLong())
                .isEqualTo(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli());
        assertThat(metadata.get("processed_time").asLong())
                .isEqualTo(Instant.parse("2026-11-20T10:00:01Z").toEpochMilli());
        assertThat(metadata.at("/product/name").asText()).isEqualTo("Jira");
        assertThat(metadata.at("/product/vendor_name").asText()).isEqualTo("Atlassian");
        assertThat(metadata.at("/product/feature/name").asText()).isEqualTo("Audit log");
        assertThat(metadata.at("/product/url_string").asText()).isEqualTo("https://acme.example");
        assertThat(metadata.at("/transformation_info_list/0/name").asText()).isEqualTo("casewire-jira-audit");
        assertThat(metadata.at("/transformation_info_list/0/uid").asText())
                .isEqualTo("casewire-jira-audit:" + PackagedRules.rules().version());
        assertThat(event.get("status_id").asInt()).isEqualTo(1);
        assertThat(event.get("status").asText()).isEqualTo("Success");
        assertThat(event.get("type_name").asText()).isEqualTo("Group Management: Add User");
        assertThat(event.get("message").asText()).isEqualTo("User added to group: jira-administrators, ug:1");
    }

    @Test
    void shouldTakeTheSourcesOwnWordsAsMessage() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(RECORD)
                .setDescription("By the script")
                .build();

        assertThat(Mapping.one(record).get("message").asText()).isEqualTo("By the script");
    }

    @Test
    void shouldTakeTheTimeOfTheFetchWhereTheEventHasNone() {
        JiraAuditRecord record =
                JiraAuditRecord.newBuilder(RECORD).setCreated(null).build();

        assertThat(Mapping.one(record).get("time").asLong())
                .isEqualTo(Instant.parse("2026-11-20T10:00:00Z").toEpochMilli());
    }

    @Test
    void shouldKnowAnAuthorOnCloudByAccountAndKey() {
        JsonNode user = Mapping.one(RECORD).at("/actor/user");

        assertThat(user.get("uid").asText()).isEqualTo("5b10ac8d82e05b22cc7d4ef5");
        assertThat(user.get("uid_alt").asText()).isEqualTo("ug:admin");
        assertThat(user.get("type_id").asInt()).isEqualTo(1);
    }

    @Test
    void shouldKnowAnAppByItsKey() {
        JsonNode event = with(AuditAuthor.newBuilder()
                .setAccountId("557058:1")
                .setKey("addon_com.acme")
                .build());

        assertThat(event.at("/actor/user/type").asText()).isEqualTo("Service");
    }

    @Test
    void shouldSayThatNobodyIsNamed() {
        JsonNode event = with(null);

        assertThat(event.at("/actor/user/name").asText()).isEqualTo("System");
        assertThat(event.at("/actor/user/type_id").asInt()).isEqualTo(3);
        assertThat(event.at("/actor/app_name").asText()).isEqualTo("Jira");
        assertThat(event.at("/unmapped/actor_missing").asBoolean()).isTrue();
    }

    @Test
    void shouldTellSystemAndAnonymousOfDataCenterApart() {
        JsonNode system = with(AuditAuthor.newBuilder()
                .setId("-1")
                .setName("System")
                .setType("system")
                .build());
        JsonNode anonymous = with(AuditAuthor.newBuilder()
                .setId("-2")
                .setName("Anonymous")
                .setType("user")
                .build());

        assertThat(system.at("/actor/user/type").asText()).isEqualTo("System");
        assertThat(anonymous.at("/actor/user/type").asText()).isEqualTo("Unknown");
        assertThat(anonymous.at("/actor/user/name").asText()).isEqualTo("Anonymous");
        assertThat(anonymous.at("/unmapped/actor_missing").isMissingNode()).isTrue();
    }

    @Test
    void shouldSplitClientAndProxies() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(RECORD)
                .setRemoteAddress("127.0.0.1,192.168.22.33")
                .build();

        JsonNode event = Mapping.one(record);

        assertThat(event.get("src_endpoint").toString())
                .isEqualTo("{\"intermediate_ips\":[\"192.168.22.33\"],\"ip\":\"127.0.0.1\"}");
        assertThat(event.get("observables").toString()).contains("192.168.22.33");
    }

    @Test
    void shouldNotSayWhereAnEventCameFromWhenTheSourceDoesNot() {
        JiraAuditRecord record =
                JiraAuditRecord.newBuilder(RECORD).setRemoteAddress("").build();

        assertThat(Mapping.one(record).has("src_endpoint")).isFalse();
    }

    @Test
    void shouldNameAnEndpointThatIsNoAddress() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(RECORD)
                .setRemoteAddress("build-agent-7")
                .build();

        assertThat(Mapping.one(record).get("src_endpoint").toString()).isEqualTo("{\"name\":\"build-agent-7\"}");
    }

    @Test
    void shouldKeepWhatNoRuleUses() {
        JsonNode event = Mapping.one(dataCenter("stp.thing.done", "Thing done")
                .setMethod("Browser")
                .setNode("node-1")
                .setCategoryKey("stp.category")
                .setEventSource("Some plugin")
                .setArea("SECURITY")
                .setLevel("BASE")
                .setAttributes(List.of(AuditAttribute.newBuilder()
                        .setName("Size")
                        .setKey("stp.size")
                        .setValue("7")
                        .build()))
                .setObjects(List.of(thing("THING", "1", "one")))
                .build());

        assertThat(event.get("unmapped").toString())
                .isEqualTo(
                        "{\"event_source\":\"Some plugin\",\"category_key\":\"stp.category\",\"method\":\"Browser\","
                                + "\"node\":\"node-1\",\"attributes\":[{\"name\":\"Size\",\"key\":\"stp.size\",\"value\":\"7\"}]}");
        assertThat(event.at("/metadata/labels").toString())
                .isEqualTo("[\"route:other\",\"area:SECURITY\",\"level:BASE\"]");
        assertThat(event.at("/metadata/tenant_uid").asText()).isEqualTo("https://jira.acme.example");
    }

    @Test
    void shouldListWhatAnalystsSearchFor() {
        assertThat(Mapping.one(RECORD).get("observables"))
                .extracting(node ->
                        node.get("name").asText() + " " + node.get("type_id").asInt())
                .containsExactly(
                        "actor.user.uid 31", "user.uid 31", "user.name 4", "group.name 32", "src_endpoint.ip 2");
    }

    @Test
    void shouldCarryAsMuchOfTheRawRecordAsAskedFor() {
        JsonNode full = raw(RawDataMode.FULL);
        JsonNode hash = raw(RawDataMode.HASH);
        JsonNode off = raw(RawDataMode.OFF);

        assertThat(full.get("raw_data").asText()).isEqualTo("{\"id\":100}");
        assertThat(full.get("raw_data_size").asInt()).isEqualTo(10);
        assertThat(full.at("/raw_data_hash/algorithm").asText()).isEqualTo("SHA-256");
        assertThat(full.at("/raw_data_hash/value").asText())
                .isEqualTo("2faea25c595fd58af0ed3e35c642976a8859600e6f70e2cce873c4057cebf9aa");
        assertThat(hash.has("raw_data")).isFalse();
        assertThat(hash.get("raw_data_hash")).isEqualTo(full.get("raw_data_hash"));
        assertThat(off.has("raw_data") || off.has("raw_data_hash") || off.has("raw_data_size"))
                .isFalse();
    }

    private static JsonNode raw(RawDataMode mode) {
        RecordMapping mapper = Mapping.mapper(new MappingOptions(mode, MappingOptions.DEFAULT_EVENT_BYTES_MAX, false));
        return EventJson.of(Mapping.events(mapper, RECORD).get(0).record());
    }

    @Test
    void shouldSayThatTheSourceRecordWasCut() {
        JiraAuditRecord record = JiraAuditRecord.newBuilder(
                        cloud("projects", "Project updated").build())
                .setUntruncatedSize(5_000_000L)
                .build();

        JsonNode metadata = Mapping.one(record).get("metadata");

        assertThat(metadata.get("is_truncated").asBoolean()).isTrue();
        assertThat(metadata.get("untruncated_size").asLong()).isEqualTo(5_000_000);
    }
}
