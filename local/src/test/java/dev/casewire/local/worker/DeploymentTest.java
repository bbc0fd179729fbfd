// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.casewire.local.settings.StackProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of a worker, as Connect gives them. */
class DeploymentTest {
    private static final ConnectorPlan PLAN = new ConnectorPlan("casewire-sink", Map.of("s3.bucket", "b"));

    private final Deque<Answer> answers = new ConcurrentLinkedDeque<>();
    private final Deque<String> asked = new ConcurrentLinkedDeque<>();
    private HttpServer worker;

    private record Answer(int status, String body) {}

    @BeforeEach
    void start() throws IOException {
        worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        worker.createContext("/", this::answer);
        worker.start();
    }

    @AfterEach
    void stop() {
        worker.stop(0);
    }

    @Test
    void shouldOfferTheConfigurationAgainToAWorkerThatIsBusy() throws Exception {
        answers.add(new Answer(409, "{\"message\":\"Cannot complete request momentarily due to a rebalance\"}"));
        answers.add(new Answer(500, "{\"message\":\"Request timed out. The worker is currently joining its group\"}"));
        answers.add(new Answer(200, "{}"));
        answers.add(new Answer(404, "{\"message\":\"No status found\"}"));
        answers.add(new Answer(200, "{\"connector\":{\"state\":\"RUNNING\"},\"tasks\":[{\"state\":\"RUNNING\"}]}"));

        Deployment.run(rest(), PLAN, 1);

        assertThat(asked)
                .containsExactly(
                        "PUT /connectors/casewire-sink/config",
                        "PUT /connectors/casewire-sink/config",
                        "PUT /connectors/casewire-sink/config",
                        "GET /connectors/casewire-sink/status",
                        "GET /connectors/casewire-sink/status");
    }

    @Test
    void shouldSayAtOnceWhatAWorkerSaysThatFailsOverTheConfiguration() {
        answers.add(new Answer(500, "{\"message\":\"NoClassDefFoundError: org/example/Missing\"}"));

        assertThatThrownBy(() -> Deployment.run(rest(), PLAN, 1))
                .isInstanceOf(StackProblem.class)
                .hasMessage("Connector casewire-sink was refused: NoClassDefFoundError: org/example/Missing");
        assertThat(asked).hasSize(1);
    }

    private ConnectRest rest() {
        return new ConnectRest("http://127.0.0.1:" + worker.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Answer answer = answers.remove();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
