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
 * {@code GET /health/live} and {@code /health/ready} for probes: 200 or 503, with the state as text. It tells no more than
 * that, as whoever reaches the port may ask.
 */
final class HealthEndpoint implements Closeable {
    private final HttpServer server;

    private HealthEndpoint(HttpServer server) {
        this.server = server;
    }

    /** @param port 0 for a free one */
    static HealthEndpoint start(String host, int port, Supplier<Health> health) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(host, port), 0);
        server.createContext("/health/live", exchange -> answer(exchange, health.get(), Health::isLive));
        server.createContext("/health/ready", exchange -> answer(exchange, health.get(), Health::isReady));
        server.start();
        return new HealthEndpoint(server);
    }

    private static void answer(HttpExchange exchange, Health health, Predicate<Health> probe) throws IOException {
        byte[] state = health.state().name().getBytes(StandardCharsets.US_ASCII);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(probe.test(health) ? 200 : 503, state.length);
        exchange.getResponseBody().write(state);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
