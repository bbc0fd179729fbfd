// SPDX-License-Identifier: Apache-2.0
package dev.casewire.streams;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * {@code GET /health/live}, {@code /health/ready} and {@code /health/started} for probes: 200 or 503, with the state as text;
 * {@code GET /metrics} for Prometheus. It tells no record and no setting, as whoever reaches the port may ask.
 */
final class HealthEndpoint implements Closeable {
    private final HttpServer server;

    private HealthEndpoint(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param port 0 for a free one
     * @param metrics in Prometheus' text format
     */
    static HealthEndpoint start(String host, int port, Supplier<Health> health, Supplier<String> metrics)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/health/live", exchange -> answer(exchange, health.get(), Health::isLive));
        server.createContext("/health/ready", exchange -> answer(exchange, health.get(), Health::isReady));
        server.createContext("/health/started", exchange -> answer(exchange, health.get(), Health::ranBefore));
        server.createContext(
                "/metrics", exchange -> reply(exchange, 200, "text/plain; version=0.0.4", bytes(metrics.get())));
        server.start();
        return new HealthEndpoint(server);
    }

    private static void answer(HttpExchange exchange, Health health, Predicate<Health> probe) throws IOException {
        reply(
                exchange,
                probe.test(health) ? 200 : 503,
                "text/plain",
                bytes(health.state().name()));
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
