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
    void shouldNotTellValues() {
        AppConfig config = AppConfig.of(
                app, Map.of("bootstrap.servers", "b:1", "schema.serde.basic.auth.user.info", "user:canary"));

        assertThat(config.toString()).contains("basic.auth.user.info").doesNotContain("canary");
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
