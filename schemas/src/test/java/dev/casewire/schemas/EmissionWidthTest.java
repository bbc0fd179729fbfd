// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.schemas.ocsf.OcsfFacts;
import dev.casewire.schemas.ocsf.OcsfSchemas;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wide enough for every rule, narrow enough for small Parquet objects. */
class EmissionWidthTest {
    /** Each leaf costs a Parquet object about 240 bytes of footer, whatever it holds. */
    private static final int WIDEST = 200;

    private static final List<String> ENVELOPE = List.of(
            "metadata.uid",
            "metadata.version",
            "metadata.event_code",
            "metadata.correlation_uid",
            "metadata.sequence",
            "metadata.labels",
            "metadata.log_name",
            "metadata.original_time",
            "metadata.processed_time",
            "metadata.logged_time",
            "metadata.tenant_uid",
            "metadata.product.name",
            "metadata.product.vendor_name",
            "metadata.product.version",
            "metadata.product.feature.name",
            "metadata.product.url_string",
            "metadata.transformation_info_list.name",
            "metadata.transformation_info_list.product.version",
            "metadata.profiles",
            "metadata.is_truncated",
            "metadata.untruncated_size",
            "actor.user.uid",
            "actor.user.uid_alt",
            "actor.user.name",
            "actor.user.full_name",
            "actor.user.email_addr",
            "actor.user.type_id",
            "actor.user.type",
            "actor.app_name",
            "src_endpoint.ip",
            "src_endpoint.intermediate_ips",
            "status",
            "status_id",
            "status_detail",
            "message",
            "severity",
            "severity_id",
            "activity_name",
            "class_name",
            "category_name",
            "type_name",
            "observables.name",
            "observables.type",
            "observables.type_id",
            "observables.value",
            "unmapped",
            "raw_data",
            "raw_data_size",
            "raw_data_hash.algorithm_id",
            "raw_data_hash.value");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_change",
                "authorize_session",
                "entity_management",
                "group_management",
                "user_access",
                "web_resources_activity"
            })
    void shouldHoldTheEnvelopeAndStayNarrow(String className) {
        List<String> leaves = SchemaWalk.leaves(OcsfSchemas.schema("1.8.0", className));

        assertThat(leaves).containsAll(ENVELOPE).hasSizeLessThan(WIDEST);
    }

    static Stream<SchemaReference.Ocsf> profiles() {
        return Topics.load().all().stream()
                .filter(topic -> topic.schema() instanceof SchemaReference.Ocsf)
                .map(topic -> (SchemaReference.Ocsf) topic.schema());
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void shouldHoldOnlyPathsOfOcsfInItsTypes(SchemaReference.Ocsf profile) {
        OcsfFacts facts = OcsfFacts.of(profile.version());
        String className = profile.className();
        Schema schema = OcsfSchemas.schema(profile.version(), className);

        assertThat(SchemaWalk.leaves(schema)).hasSizeLessThan(WIDEST);
        for (var step : SchemaWalk.of(schema)) {
            String path = step.path().replace("[]", "");
            if (step.isLeaf() && step.schema().getType() != Schema.Type.NULL) {
                var attribute = facts.attribute(className, path).orElseThrow(() -> new AssertionError(path));
                assertThat(attribute.isArray()).as(path).isEqualTo(step.path().endsWith("[]"));
            }
        }
    }

    @Test
    void shouldHoldWhatTheRulesOfEachClassWrite() {
        assertThat(leaves("account_change"))
                .contains("user.uid", "user.uid_alt", "user.email_addr", "user.full_name", "user.account.is_disabled")
                .contains("user_result.name", "user_result.email_addr", "user_result.full_name", "user_result.domain");
        assertThat(leaves("entity_management"))
                .contains("entity.type_id", "entity.type", "entity.data", "entity_result.data", "comment")
                .contains("entity.policy.name", "entity.policy.type", "entity.policy.is_applied", "entity.policy.data")
                .contains("entity.user.uid", "entity.group.name", "entity_result.policy.name");
        assertThat(leaves("group_management"))
                .contains("group.name", "group.type", "group.domain", "user.uid", "user.domain", "subgroup.name")
                .contains("privileges", "resource.name", "resource.type", "resource.uid", "resource.data");
        assertThat(leaves("user_access"))
                .contains("user.uid", "user.name", "privileges", "resources.name", "resources.type", "resources.uid")
                .doesNotContain("resource.name");
        assertThat(leaves("web_resources_activity"))
                .contains("web_resources.type", "web_resources.uid", "web_resources.name", "web_resources.url_string")
                .contains("web_resources.data", "web_resources_result.data", "web_resources.labels", "device.ip");
    }

    private static List<String> leaves(String className) {
        return SchemaWalk.leaves(OcsfSchemas.schema("1.8.0", className));
    }
}
