// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.s3;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xnio.IoUtils;

/**
 * A front before a {@link LocalS3} that counts requests and mistreats some of them. Clients use its {@link #endpoint()};
 * their signatures stay valid. It holds each body in memory. Safe for use by several threads.
 */
public final class FaultyS3 implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 16;

    /** Undertow's own default is 2 MB. */
    private static final long UNLIMITED = -1;

    private final LocalS3 behind;
    private final List<S3Fault> waiting = new ArrayList<>();
    private final Map<S3Operation, Integer> requests = new EnumMap<>(S3Operation.class);
    private final Map<S3Fault.Kind, Integer> fired = new EnumMap<>(S3Fault.Kind.class);
    private final Undertow server;
    private int releases;

    private FaultyS3(LocalS3 behind) {
        this.behind = behind;
        server = Undertow.builder()
                .addHttpListener(0, HOST)
                .setIoThreads(2)
                .setWorkerThreads(THREADS)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                .setHandler(new BlockingHandler(this::handle))
                .build();
        server.start();
    }

    /** A front on a free port. */
    public static FaultyS3 before(LocalS3 behind) {
        return new FaultyS3(behind);
    }

    public URI endpoint() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + HOST + ":" + address.getPort());
    }

    /** Has a fault happen to requests to come. Several wait in line, first come first served. */
    public synchronized void inject(S3Fault fault) {
        waiting.add(fault);
    }

    /** Ends all faults. */
    public synchronized void clearFaults() {
        waiting.clear();
    }

    /** Lets every request go on that is held. */
    public synchronized void release() {
        releases++;
        notifyAll();
    }

    /** How many requests of this kind came, mistreated or not. */
    public synchronized int requests(S3Operation operation) {
        return requests.getOrDefault(operation, 0);
    }

    /** How many requests had this fault. */
    public synchronized int fired(S3Fault.Kind kind) {
        return fired.getOrDefault(kind, 0);
    }

    @Override
    public void close() {
        release();
        server.stop();
    }

    private synchronized void awaitRelease() throws IOException {
        int before = releases;
        try {
            while (releases == before) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server stops");
        }
    }

    private void handle(HttpServerExchange exchange) throws IOException {
        S3Operation operation = S3Operation.of(
                exchange.getRequestMethod().toString(), exchange.getRequestPath(), exchange.getQueryString());
        Optional<S3Fault> fault = next(operation);
        // Read to its end in every case: a client in the middle of sending would miss the answer.
        if (HttpContinue.requiresContinueResponse(exchange)) {
            HttpContinue.sendContinueResponseBlocking(exchange);
        }
        byte[] body = exchange.getInputStream().readAllBytes();
        if (fault.isEmpty()) {
            answer(exchange, passOn(exchange, body));
            return;
        }
        switch (fault.get().kind()) {
            case DENIED -> answer(exchange, refusal(403, "AccessDenied"));
            case SLOW_DOWN -> answer(exchange, refusal(503, "SlowDown"));
            case INTERNAL_ERROR -> answer(exchange, refusal(500, "InternalError"));
            case HELD -> {
                awaitRelease();
                answer(exchange, passOn(exchange, body));
            }
            case CUT_BEFORE -> IoUtils.safeClose(exchange.getConnection());
            case CUT_AFTER -> {
                passOn(exchange, body);
                IoUtils.safeClose(exchange.getConnection());
            }
        }
    }

    private synchronized Optional<S3Fault> next(S3Operation operation) {
        requests.merge(operation, 1, Integer::sum);
        for (int i = 0; i < waiting.size(); i++) {
            S3Fault fault = waiting.get(i);
            if (!fault.operations().contains(operation)) {
                continue;
            }
            if (fault.skip() > 0) {
                waiting.set(i, fault.skip(fault.skip() - 1));
                continue;
            }
            if (fault.times() == 1) {
                waiting.remove(i);
            } else if (fault.times() != S3Fault.UNTIL_CLEARED) {
                waiting.set(i, fault.times(fault.times() - 1));
            }
            fired.merge(fault.kind(), 1, Integer::sum);
            return Optional.of(fault);
        }
        return Optional.empty();
    }

    private PassedOn passOn(HttpServerExchange exchange, byte[] body) throws IOException {
        List<PassedOn.Header> headers = new ArrayList<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            values.forEach(value ->
                    headers.add(new PassedOn.Header(values.getHeaderName().toString(), value)));
        }
        String query = exchange.getQueryString();
        String target = exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
        return PassedOn.send(behind.port(), exchange.getRequestMethod().toString(), target, headers, body);
    }

    private static PassedOn refusal(int status, String code) {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code
                + "</Code><Message>asked for by a test</Message></Error>";
        return new PassedOn(
                status,
                List.of(new PassedOn.Header("Content-Type", "application/xml")),
                xml.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpServerExchange exchange, PassedOn answer) throws IOException {
        exchange.setStatusCode(answer.status());
        for (PassedOn.Header header : answer.headers()) {
            if (!header.is("Connection")) {
                exchange.getResponseHeaders().add(new HttpString(header.name()), header.value());
            }
        }
        // The answer to a HEAD announces a length that it does not have.
        boolean announced = exchange.getResponseHeaders().contains(Headers.CONTENT_LENGTH);
        if (!announced) {
            exchange.setResponseContentLength(answer.body().length);
        }
        if (answer.body().length > 0 && !exchange.getRequestMethod().toString().equals("HEAD")) {
            exchange.getOutputStream().write(answer.body());
        }
        exchange.endExchange();
    }
}
