// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.errors.TopologyException;
import org.junit.jupiter.api.Test;

class AppConfigTest {
    private final MirrorApp app = new MirrorApp();

    @Test
    void shouldLetFlagsWinOverEnvironmentOverFileOverDefaults() {
        AppConfig config = AppConfig.load(
                app,
                Map.of("bootstrap.servers", "file:1", "topic.prefix", "file.", "threads", "2"),
                Map.of("CASEWIRE_TOPIC_PREFIX", "env.", "CASEWIRE_THREADS", "3", "PATH", "/bin"),
                Map.of("threads", "4"));

        assertThat(config.bootstrapServers()).isEqualTo("file:1");
        assertThat(config.topicPrefix()).isEqualTo("env.");
        assertThat(config.threads()).isEqualTo(4);
        assertThat(config.applicationId()).isEqualTo("casewire-normalizer");
    }

    @Test
    void shouldRefuseAnUnknownSettingAndNameTheKnownOnes() {
        assertThatThrownBy(() -> AppConfig.of(app, Map.of("bootstrap.servers", "b:1", "topic.prefx", "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("topic.prefx")
                .hasMessageContaining("topic.prefix");
    }

    @Test
    void shouldNameTheOriginOfAnUnknownSettingAndTheNearestKnownOne() {
        assertThatThrownBy(() -> AppConfig.load(
                        app, Map.of("bootstrap.servers", "b:1"), Map.of("CASEWIRE_TOPIC_PREFX", "x"), Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("environment variable CASEWIRE_TOPIC_PREFX")
                .hasMessageContaining("did you mean topic.prefix?");
    }

    @Test
    void shouldReadUnderscoresAndDashesOutOfTheEnvironment() {
        AppConfig config = AppConfig.load(
                app,
                Map.of("bootstrap.servers", "b:1"),
                Map.of("CASEWIRE_KAFKA_A__B___C", "x", "CASEWIRE_SCHEMA_SERDE_X", "y"),
                Map.of());

        assertThat(config.kafkaOverrides()).containsExactly(Map.entry("a_b-c", "x"));
    }

    @Test
    void shouldIgnoreWhatKubernetesPutsIntoThePodForAServiceOfOurName() {
        AppConfig config = AppConfig.load(
                app,
                Map.of("bootstrap.servers", "b:1"),
                Map.of(
                        "CASEWIRE_REGISTRY_SERVICE_HOST", "10.0.0.1",
                        "CASEWIRE_REGISTRY_SERVICE_PORT", "8080",
                        "CASEWIRE_REGISTRY_SERVICE_PORT_HTTP", "8080",
                        "CASEWIRE_REGISTRY_PORT", "tcp://10.0.0.1:8080",
                        "CASEWIRE_REGISTRY_PORT_8080_TCP_ADDR", "10.0.0.1"),
                Map.of());

        assertThat(config.bootstrapServers()).isEqualTo("b:1");
    }

    @Test
    void shouldTellSettingsAndOriginsButNoSecrets() {
        AppConfig config = AppConfig.load(
                app,
                Map.of("bootstrap.servers", "b:1", "schema.serde.basic.auth.user.info", "user:canary"),
                Map.of("CASEWIRE_KAFKA_SASL_JAAS_CONFIG", "canary", "CASEWIRE_KAFKA_SSL_KEYSTORE_KEY", "canary"),
                Map.of("kafka.ssl.truststore.password", "canary", "schema.serde.url", "http://me:canary@host/"));

        assertThat(config.toString())
                .contains("bootstrap.servers=b:1 (file)")
                .contains("schema.serde.basic.auth.user.info=[hidden] (file)")
                .contains("kafka.sasl.jaas.config=[hidden] (environment variable CASEWIRE_KAFKA_SASL_JAAS_CONFIG)")
                .contains("http://[hidden]@host/")
                .doesNotContain("canary");
    }

    @Test
    void shouldRefuseKafkaSettingsThatGuaranteesRestOn() {
        assertThatThrownBy(() -> AppConfig.of(
                        app, Map.of("bootstrap.servers", "b:1", "kafka.processing.guarantee", "at_least_once")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("kafka.processing.guarantee");
        assertThatThrownBy(() -> AppConfig.of(app, Map.of("bootstrap.servers", "b:1", "kafka.num.stream.threads", "2")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Set threads instead");
        assertThatThrownBy(
                        () -> AppConfig.of(app, Map.of("bootstrap.servers", "b:1", "kafka.group.instance.id", "pod-0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Set instance.id instead");
    }

    @Test
    void shouldKeepAPlaceInTheGroupForAnInstanceWithAName() {
        AppConfig config = AppConfig.of(app, Map.of("bootstrap.servers", "b:1", "instance.id", "pod-0"));

        assertThat(AppTopology.of(app, config, Clock.systemUTC()).properties())
                .containsEntry("consumer.group.instance.id", "pod-0")
                .doesNotContainKey("session.timeout.ms")
                .containsEntry("num.standby.replicas", 1);
    }

    @Test
    void shouldPassKafkaSettingsThroughAndKeepTheGuarantees() {
        AppConfig config = AppConfig.of(app, Map.of("bootstrap.servers", "b:1", "kafka.session.timeout.ms", "6000"));

        var properties = AppTopology.of(app, config, Clock.systemUTC()).properties();

        assertThat(properties)
                .containsEntry("session.timeout.ms", "6000")
                .containsEntry(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2)
                .containsEntry(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    }

    @Test
    void shouldReadAndWriteTopicsOfTheEnvironment() {
        AppConfig config = AppConfig.of(app, Map.of("bootstrap.servers", "b:1", "topic.prefix", "prod."));

        TopologyDescription description =
                AppTopology.of(app, config, Clock.systemUTC()).topology().describe();

        assertThat(description.toString()).contains("prod." + MirrorApp.INPUT).contains("prod." + MirrorApp.OUTPUT);
    }

    @Test
    void shouldRefuseATopologyWithAnUnnamedStore() {
        StreamsApp unnamed = new StreamsApp() {
            @Override
            public String name() {
                return "normalizer";
            }

            @Override
            public java.util.List<String> inputs() {
                return java.util.List.of(MirrorApp.INPUT);
            }

            @Override
            public java.util.List<String> outputs() {
                return java.util.List.of();
            }

            @Override
            public void addTo(StreamsBuilder builder, AppContext context) {
                builder.stream(context.topics().of(MirrorApp.INPUT))
                        .groupByKey()
                        .count();
            }
        };

        assertThatThrownBy(() -> AppTopology.of(
                        unnamed, AppConfig.of(unnamed, Map.of("bootstrap.servers", "b:1")), Clock.systemUTC()))
                .isInstanceOf(TopologyException.class);
    }

    @Test
    void shouldRefuseATopicThatIsNotListed() {
        TopicNames topics = TopicNames.of(app, dev.casewire.schemas.Topics.load());

        assertThatThrownBy(() -> topics.of("jira.audit.rekord.v1")).hasMessageContaining("jira.audit.rekord.v1");
    }
}
