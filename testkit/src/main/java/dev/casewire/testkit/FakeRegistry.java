// SPDX-License-Identifier: Apache-2.0
package dev.casewire.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A schema registry in memory behind HTTP on a free loopback port: the part of the Confluent-compatible API that Casewire
 * uses. Ids are given from 1, one per content. Compatibility rules are recorded, not applied.
 */
public final class FakeRegistry implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final List<JsonNode> schemas = new ArrayList<>();
    private final Map<String, List<Integer>> subjects = new TreeMap<>();
    private final Map<String, String> compatibility = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private boolean docsCount;
    private String authorization = "";
    private Failure failure = new Failure(0, 0, "");

    private record Failure(int times, int status, String body) {}

    private record Answer(int status, JsonNode body) {}

    private FakeRegistry(HttpServer server) {
        this.server = server;
    }

    public static FakeRegistry start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeRegistry registry = new FakeRegistry(server);
            server.createContext("/", registry::handle);
            server.start();
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException("the fake registry found no free port", e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on docs are content, as on Confluent's registry; by default they are not, as on Apicurio. */
    public synchronized void countDocs() {
        docsCount = true;
    }

    /** From now on every request must carry this {@code Authorization} header. */
    public synchronized void requireAuthorization(String header) {
        authorization = header;
    }

    /** The next requests are answered so. */
    public synchronized void failNext(int times, int status, String body) {
        failure = new Failure(times, status, body);
    }

    /** Registers a schema as a new version of a subject, unless it has it. */
    public synchronized int register(String subject, String schema) {
        JsonNode content = read(schema);
        List<Integer> versions = subjects.computeIfAbsent(subject, it -> new ArrayList<>());
        return find(subject, content).orElseGet(() -> {
            schemas.add(content);
            versions.add(schemas.size());
            return schemas.size();
        });
    }

    /** Requests so far, such as {@code GET /schemas/ids/1}, without their queries. */
    public List<String> requests() {
        return requests;
    }

    /** Rule by subject; the global one under the empty name. */
    public Map<String, String> compatibility() {
        return compatibility;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Answer answer;
        String failureBody = null;
        synchronized (this) {
            requests.add(
                    exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath());
            answer = answer(exchange, body);
            if (failure.times() > 0) {
                answer = new Answer(failure.status(), MAPPER.nullNode());
                failureBody = failure.body();
                failure = new Failure(failure.times() - 1, failure.status(), failure.body());
            }
        }
        byte[] bytes = (failureBody == null ? answer.body().toString() : failureBody).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, String body) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (!authorization.isEmpty() && !authorization.equals(given)) {
            return error(401, 40101, "Unauthorized");
        }
        List<String> path = List.of(
                        exchange.getRequestURI().getRawPath().substring(1).split("/"))
                .stream()
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .toList();
        String route = exchange.getRequestMethod() + ' ' + path.get(0) + ' ' + path.size();
        return switch (route) {
            case "GET subjects 1" -> new Answer(200, MAPPER.valueToTree(subjects.keySet()));
            case "GET schemas 3" -> schema(Integer.parseInt(path.get(2)));
            case "POST subjects 2" ->
                lookup(path.get(1), read(read(body).path("schema").asText()));
            case "GET subjects 3" -> versions(path.get(1));
            case "POST subjects 3" ->
                id(register(path.get(1), read(body).path("schema").asText()));
            case "GET subjects 4" -> version(path.get(1), Integer.parseInt(path.get(3)));
            case "PUT config 1" -> rule("", read(body));
            case "PUT config 2" -> rule(path.get(1), read(body));
            default -> error(404, 404, "HTTP 404 Not Found");
        };
    }

    private Answer schema(int id) {
        return id < 1 || id > schemas.size()
                ? error(404, 40403, "Schema not found")
                : new Answer(200, MAPPER.createObjectNode().put("schema", text(id)));
    }

    private Answer lookup(String subject, JsonNode schema) {
        return subjects.containsKey(subject)
                ? find(subject, schema).map(FakeRegistry::id).orElseGet(() -> error(404, 40403, "Schema not found"))
                : error(404, 40401, "Subject not found");
    }

    private Answer versions(String subject) {
        List<Integer> ids = subjects.get(subject);
        if (ids == null) {
            return error(404, 40401, "Subject not found");
        }
        ArrayNode versions = MAPPER.createArrayNode();
        for (int version = 1; version <= ids.size(); version++) {
            versions.add(version);
        }
        return new Answer(200, versions);
    }

    private Answer version(String subject, int version) {
        int id = subjects.getOrDefault(subject, List.of()).get(version - 1);
        ObjectNode body = MAPPER.createObjectNode().put("subject", subject).put("version", version);
        return new Answer(200, body.put("id", id).put("schema", text(id)));
    }

    private Answer rule(String subject, JsonNode body) {
        compatibility.put(subject, body.path("compatibility").asText());
        return new Answer(200, body);
    }

    private Optional<Integer> find(String subject, JsonNode schema) {
        return subjects.getOrDefault(subject, List.of()).stream()
                .filter(id -> content(schemas.get(id - 1)).equals(content(schema)))
                .findFirst();
    }

    private JsonNode content(JsonNode schema) {
        if (docsCount) {
            return schema;
        }
        JsonNode copy = schema.deepCopy();
        copy.findParents("doc").forEach(it -> ((ObjectNode) it).remove("doc"));
        return copy;
    }

    private String text(int id) {
        JsonNode schema = schemas.get(id - 1);
        return schema.toString();
    }

    private static Answer id(int id) {
        return new Answer(200, MAPPER.createObjectNode().put("id", id));
    }

    private static Answer error(int status, int code, String message) {
        return new Answer(
                status, MAPPER.createObjectNode().put("error_code", code).put("message", message));
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON", e);
        }
    }
}
