// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /status}, {@code GET /settled?since=<epoch milliseconds>} and, for Prometheus, {@code GET /metrics} on the loopback
 * address; reads only, and answers
 * only requests that name that address as their host, so that no web page can ask through a name of its own.
 */
public final class StatusServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);
    private static final String HOST = "127.0.0.1";

    private final ObjectMapper json = new ObjectMapper();
    private final Undertow server;
    private final String authority;
    private final Callable<StackStatus> status;
    private final Function<Instant, Settlement> settlement;
    private final Supplier<String> metrics;

    private StatusServer(
            int port,
            Callable<StackStatus> status,
            Function<Instant, Settlement> settlement,
            Supplier<String> metrics) {
        this.metrics = metrics;
        this.status = status;
        this.settlement = settlement;
        this.authority = HOST + ":" + port;
        HttpHandler handler = new BlockingHandler(this::answer);
        this.server = Undertow.builder()
                .addHttpListener(port, HOST)
                .setIoThreads(1)
                .setWorkerThreads(2)
                .setHandler(handler)
                .build();
    }

    public static StatusServer start(
            int port,
            Callable<StackStatus> status,
            Function<Instant, Settlement> settlement,
            Supplier<String> metrics) {
        StatusServer started = new StatusServer(port, status, settlement, metrics);
        started.server.start();
        return started;
    }

    @Override
    public void close() {
        server.stop();
    }

    private void answer(HttpServerExchange exchange) throws Exception {
        if (!authority.equals(exchange.getHostAndPort())) {
            reply(exchange, 421, "ask for http://" + authority);
            return;
        }
        try {
            switch (exchange.getRequestPath()) {
                case "/status" -> reply(exchange, 200, json.writeValueAsString(status.call()));
                case "/settled" -> reply(exchange, 200, json.writeValueAsString(settlement.apply(since(exchange))));
                case "/metrics" -> reply(exchange, 200, "text/plain; version=0.0.4", metrics.get());
                default -> reply(exchange, 404, "there are /status, /settled?since=<epoch milliseconds> and /metrics");
            }
        } catch (NumberFormatException e) {
            reply(exchange, 400, "since must be epoch milliseconds");
        } catch (Exception e) {
            LOG.warn("Status could not be told", e);
            reply(exchange, 503, "the stack cannot tell its status now: " + e.getMessage());
        }
    }

    private static Instant since(HttpServerExchange exchange) {
        var values = exchange.getQueryParameters().get("since");
        return Instant.ofEpochMilli(Long.parseLong(values == null ? "" : values.getFirst()));
    }

    private static void reply(HttpServerExchange exchange, int code, String body) {
        reply(exchange, code, "application/json; charset=utf-8", body);
    }

    private static void reply(HttpServerExchange exchange, int code, String type, String body) {
        exchange.setStatusCode(code);
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
        exchange.getResponseSender().send(body);
    }
}
