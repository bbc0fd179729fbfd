// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one of several copies of a registry. It stays with the copy that answered last, tries each of the others once when
 * that one fails, then waits and begins anew, until {@link RegistryConfig#retryTimeout} is over. Thread-safe.
 */
final class RegistryTransport {
    private static final String JSON = "application/vnd.schemaregistry.v1+json";
    private static final int MESSAGE_LIMIT = 300;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final RegistryConfig config;
    private final Backoff backoff;
    private final HttpClient http;
    private final AtomicInteger preferred = new AtomicInteger();

    RegistryTransport(RegistryConfig config, Backoff backoff) {
        this.config = config;
        this.backoff = backoff;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.requestTimeout())
                // A redirect would carry the credentials to wherever it points.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** The answer's JSON; every other outcome is a {@link RegistryException}. */
    JsonNode exchange(RegistryCall call) {
        long start = backoff.nanoTime().getAsLong();
        for (int round = 0; ; round++) {
            Attempt last = tryEachUrl(call);
            if (!last.isTransient()) {
                return last.result(call);
            }
            long waited = backoff.nanoTime().getAsLong() - start;
            if (waited >= config.retryTimeout().toNanos()) {
                throw last.unavailable(call, config.urls());
            }
            try {
                backoff.sleeper().sleep(backoff.afterRound(round));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw last.unavailable(call, config.urls());
            }
        }
    }

    private Attempt tryEachUrl(RegistryCall call) {
        List<URI> urls = config.urls();
        int first = preferred.get();
        Attempt attempt = null;
        for (int i = 0; i < urls.size(); i++) {
            int index = (first + i) % urls.size();
            attempt = attempt(call, urls.get(index));
            if (!attempt.isTransient()) {
                preferred.set(index);
                return attempt;
            }
        }
        if (attempt == null) {
            throw new IllegalStateException("no URL of a registry");
        }
        return attempt;
    }

    private Attempt attempt(RegistryCall call, URI base) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.at(base))
                .timeout(config.requestTimeout())
                .header("Accept", JSON + ", application/json")
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        if (call.body() != null) {
            request.header("Content-Type", JSON);
        }
        config.credentials().ifPresent(it -> request.header("Authorization", it.authorization()));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Attempt(base, response.statusCode(), response.body(), null);
        } catch (IOException e) {
            return new Attempt(base, 0, "", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Attempt(base, 0, "", e).unavailable(call, List.of(base));
        }
    }

    /** What one URL answered: a status and a body, or a failure with status 0. */
    private record Attempt(
            URI base, int status, String body, @Nullable Exception failure) {

        boolean isTransient() {
            return status == 0 || status == 408 || status == 429 || status >= 500;
        }

        JsonNode result(RegistryCall call) {
            JsonNode json = json();
            if (status == 200 && json != null) {
                return json;
            }
            int code = json == null ? 0 : json.path("error_code").asInt(0);
            String what = call.purpose() + ": " + call.method() + ' ' + call.at(base) + " answered " + status
                    + (code == 0 ? "" : ", error " + code) + reason(json);
            if (json == null) {
                throw new RegistryRefusedException(
                        what + "; the answer is not JSON. Check that " + RegistryConfig.URL
                                + " is the base of a Confluent-compatible API",
                        status,
                        0,
                        null);
            }
            throw switch (status) {
                case 401, 403 ->
                    new RegistryRefusedException(
                            what + ". Check " + RegistryConfig.USER_INFO + " and the rights of its user",
                            status,
                            code,
                            null);
                case 404 -> new SchemaNotFoundException(what, status, code);
                case 409 ->
                    new SchemaIncompatibleException(
                            what + ". Make the change compatible, or write to a new topic version", status, code);
                default -> new RegistryRefusedException(what, status, code, null);
            };
        }

        RegistryUnavailableException unavailable(RegistryCall call, List<URI> urls) {
            String cause = failure == null
                    ? "answered " + status + reason(json())
                    : failure.getClass().getSimpleName()
                            + (failure.getMessage() == null ? "" : ": " + failure.getMessage());
            return new RegistryUnavailableException(
                    call.purpose() + ": no schema registry is available at " + urls + "; the last one tried, " + base
                            + ": " + cause,
                    status,
                    0,
                    failure);
        }

        private @Nullable JsonNode json() {
            try {
                JsonNode json = MAPPER.readTree(body);
                return json.isContainerNode() ? json : null;
            } catch (JsonProcessingException e) {
                return null;
            }
        }

        private static String reason(@Nullable JsonNode json) {
            String message = json == null ? "" : json.path("message").asText("");
            if (message.isEmpty()) {
                return "";
            }
            return " (" + (message.length() > MESSAGE_LIMIT ? message.substring(0, MESSAGE_LIMIT) + "…" : message)
                    + ')';
        }
    }
}
