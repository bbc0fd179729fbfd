// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;

/** The HTTP server: reads requests, sends replies, and mistreats connections where a reply says so. */
final class HttpFront implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HttpFront.class);

    /** Undertow's own default is 2 MB; rows of many megabytes are appended too. */
    private static final long UNLIMITED = -1;

    private final Undertow server;

    /**
     * Starts at once.
     *
     * @param port 0 for a free one
     * @throws IllegalStateException if the port is taken
     */
    HttpFront(String host, int port, Function<Request, Reply> application) {
        server = Undertow.builder()
                .addHttpListener(port, host)
                .setIoThreads(2)
                .setWorkerThreads(16)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                .setHandler(exchange -> exchange.dispatch(() -> serve(exchange, application)))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            if (e.getCause() instanceof BindException refused) {
                throw new IllegalStateException(
                        "the Jira simulator cannot listen on " + host + ":" + port + ": " + refused.getMessage(), e);
            }
            throw e;
        }
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static void serve(HttpServerExchange exchange, Function<Request, Reply> application) {
        try {
            exchange.startBlocking();
            Reply reply = application.apply(read(exchange));
            if (reply.delay().isZero()) {
                send(exchange, reply);
            } else {
                exchange.getIoThread()
                        .executeAfter(
                                () -> exchange.getConnection().getWorker().execute(() -> send(exchange, reply)),
                                reply.delay().toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        } catch (IOException e) {
            log.debug("request broken off path={}", exchange.getRequestPath(), e);
            IoUtils.safeClose(exchange.getConnection());
        } catch (RuntimeException e) {
            log.error("simulator failed path={}", exchange.getRequestPath(), e);
            send(exchange, Reply.error(500, "The simulator itself failed: " + e));
        }
    }

    private static Request read(HttpServerExchange exchange) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return new Request(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                parameters,
                exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION),
                new String(exchange.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static void send(HttpServerExchange exchange, Reply reply) {
        if (reply.wire() == Reply.Wire.CUT_BEFORE_HEADERS) {
            IoUtils.safeClose(exchange.getConnection());
            return;
        }
        exchange.setStatusCode(reply.status());
        reply.headers().forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.setResponseContentLength(reply.body().length);
        try {
            OutputStream out = exchange.getOutputStream();
            if (reply.wire() == Reply.Wire.CUT_MID_BODY) {
                out.write(reply.body(), 0, reply.body().length / 2);
                out.flush();
                IoUtils.safeClose(exchange.getConnection());
            } else {
                out.write(reply.body());
                exchange.endExchange();
            }
        } catch (IOException clientGone) {
            log.debug("client left path={}", exchange.getRequestPath(), clientGone);
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
