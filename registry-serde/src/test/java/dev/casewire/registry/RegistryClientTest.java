// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.casewire.testkit.FakeRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryClientTest {
    private static final Schema SCHEMA =
            SchemaBuilder.record("dev.test.A").fields().requiredString("id").endRecord();

    private final FakeRegistry registry = FakeRegistry.start();
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> waits = new ArrayList<>();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void shouldRegisterResolveAndRead() {
        RegistryClient client = client(Map.of());

        int id = client.register("a b/c-value", SCHEMA);

        assertThat(client(Map.of()).idOf("a b/c-value", SCHEMA)).isEqualTo(id);
        assertThat(client.schemaById(id)).isEqualTo(SCHEMA);
        assertThat(client.subjects()).containsExactly("a b/c-value");
        assertThat(client.versions("a b/c-value")).containsExactly(1);
        assertThat(client.versions("unknown")).isEmpty();
        assertThat(client.schemaAt("a b/c-value", 1)).isEqualTo(new RegisteredSchema("a b/c-value", 1, id, SCHEMA));
    }

    @Test
    void shouldSetTheRuleOfAllAndOfOneSubject() {
        client(Map.of()).setCompatibility(Compatibility.BACKWARD_TRANSITIVE);
        client(Map.of()).setCompatibility("s-value", Compatibility.FULL_TRANSITIVE);

        assertThat(registry.compatibility())
                .containsOnly(Map.entry("", "BACKWARD_TRANSITIVE"), Map.entry("s-value", "FULL_TRANSITIVE"));
    }

    @Test
    void shouldTryAgainWhileTheRegistryIsBusyAndWaitLongerEachTime() {
        registry.failNext(4, 429, "{}");

        int id = client(Map.of()).register("s", SCHEMA);

        assertThat(id).isEqualTo(1);
        assertThat(waits)
                .containsExactly(
                        Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void shouldGiveUpWhenTheRetryTimeoutIsOver() {
        registry.failNext(1_000, 503, "<html>down</html>");

        assertThatThrownBy(() ->
                        client(Map.of(RegistryConfig.RETRY_TIMEOUT_MS, "15000")).schemaById(7))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("schema id 7")
                .hasMessageContaining(registry.url())
                .hasMessageContaining("503")
                .satisfies(e -> assertThat(((RegistryException) e).status()).isEqualTo(503));
        assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(15), Duration.ofSeconds(17));
    }

    @Test
    void shouldTakeTheNextUrlWhenOneIsDeadAndStayWithIt() throws IOException {
        RegistryClient client = client(Map.of(RegistryConfig.URL, deadUrl() + "," + registry.url() + "/"));

        client.register("s", SCHEMA);
        client.subjects();

        assertThat(waits).isEmpty();
        assertThat(registry.requests()).containsExactly("POST /subjects/s/versions", "GET /subjects");
    }

    @Test
    void shouldNameEveryUrlWhenNoneAnswers() throws IOException {
        String dead = deadUrl();

        assertThatThrownBy(() -> client(Map.of(RegistryConfig.URL, dead, RegistryConfig.RETRY_TIMEOUT_MS, "0"))
                        .subjects())
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining(dead)
                .hasMessageContaining("ConnectException");
    }

    @Test
    void shouldSendCredentialsAndNeverTellThem() {
        registry.requireAuthorization("Basic Y2FzZXdpcmU6aHVudGVyMjp4"); // casewire:hunter2:x
        Map<String, String> settings =
                Map.of(RegistryConfig.CREDENTIALS_SOURCE, "USER_INFO", RegistryConfig.USER_INFO, "casewire:hunter2:x");

        assertThat(client(settings).subjects()).isEmpty();
        assertThat(RegistryConfig.from(with(settings)).toString()).doesNotContain("hunter2");
        assertThatThrownBy(() -> client(Map.of(
                                RegistryConfig.CREDENTIALS_SOURCE, "USER_INFO", RegistryConfig.USER_INFO, "me:hunter3"))
                        .subjects())
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("401")
                .hasMessageContaining("basic.auth.user.info")
                .hasMessageNotContaining("hunter");
        assertThat(waits).isEmpty();
    }

    @Test
    void shouldSayThatAPageIsNoRegistry() {
        registry.failNext(1, 200, "<html>Log in</html>");

        assertThatThrownBy(() -> client(Map.of()).subjects())
                .isInstanceOf(RegistryRefusedException.class)
                .hasMessageContaining("not JSON")
                .hasMessageContaining("schema.registry.url");
    }

    @Test
    void shouldTellAnIncompatibleSchemaApart() {
        registry.failNext(1, 409, "{\"error_code\":409,\"message\":\"reader field missing default\"}");

        assertThatThrownBy(() -> client(Map.of()).register("s", SCHEMA))
                .isInstanceOf(SchemaIncompatibleException.class)
                .hasMessageContaining("subject 's'")
                .hasMessageContaining("reader field missing default");
    }

    @Test
    void shouldRefuseSchemasItCannotRead() {
        registry.failNext(1, 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A {}\"}");
        assertThatThrownBy(() -> client(Map.of()).schemaById(1)).hasMessageContaining("PROTOBUF");

        registry.failNext(1, 200, "{\"schema\":\"\\\"B\\\"\",\"references\":[{\"name\":\"B\"}]}");
        assertThatThrownBy(() -> client(Map.of()).schemaById(1)).hasMessageContaining("references");
    }

    @Test
    void shouldNotTakeASchemaThatOnlyLooksAlikeOnTheWire() {
        Schema cents = SchemaBuilder.record("dev.test.M")
                .fields()
                .name("sum")
                .type(org.apache.avro.LogicalTypes.decimal(10, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
                .noDefault()
                .endRecord();
        registry.register("m-value", cents.toString());
        Schema mills = new Schema.Parser().parse(cents.toString().replace("\"scale\":2", "\"scale\":3"));

        assertThatThrownBy(() -> client(Map.of()).idOf("m-value", mills)).isInstanceOf(SchemaNotFoundException.class);
    }

    private RegistryClient client(Map<String, String> settings) {
        Backoff backoff = new Backoff(
                nanos::get,
                wait -> {
                    waits.add(wait);
                    nanos.addAndGet(wait.toNanos());
                },
                () -> 0);
        return new RegistryClient(new RegistryTransport(RegistryConfig.from(with(settings)), backoff));
    }

    private Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(RegistryConfig.URL, registry.url()));
        all.putAll(settings);
        return all;
    }

    private static String deadUrl() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }
    }
}
