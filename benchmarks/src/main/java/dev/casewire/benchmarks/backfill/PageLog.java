// SPDX-License-Identifier: Apache-2.0
package dev.casewire.benchmarks.backfill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Stands before a Jira site and remembers which pages were read through it. */
final class PageLog implements AutoCloseable {
    private final HttpServer server;
    private final BareClient client;
    private final List<String> paths = new ArrayList<>();

    PageLog(BareClient client) throws IOException {
        this.client = client;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::relay);
        server.start();
    }

    URI baseUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Paths with their queries, in the order of the requests. */
    synchronized List<String> paths() {
        return List.copyOf(paths);
    }

    private synchronized void relay(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        paths.add(path);
        try (exchange) {
            byte[] body = client.page(path);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
