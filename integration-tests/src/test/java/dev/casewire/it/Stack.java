// SPDX-License-Identifier: Apache-2.0
package dev.casewire.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The stack as a user runs it: every step is a call of {@code ./casewire} in a process of its own, on a state folder of the
 * test's. Closing it stops the stack and kills what a failed test left behind.
 */
final class Stack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path REPOSITORY = Path.of(System.getProperty("casewire.repository", ".."))
            .toAbsolutePath()
            .normalize();
    private static final Duration STEP_LIMIT = Duration.ofMinutes(3);

    private final Path dir;
    private final HttpClient http = HttpClient.newHttpClient();

    private Stack(Path dir) {
        this.dir = dir;
    }

    static Stack on(Path dir) {
        return new Stack(dir);
    }

    /** What a call of the command printed and how it ended. */
    record Call(int exit, String out, String err) {}

    Call call(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of("bash", REPOSITORY.resolve("casewire").toString()));
        command.addAll(List.of(arguments));
        if (!List.of(arguments).contains("--help")) {
            command.addAll(List.of("--dir", dir.toString()));
        }
        try {
            Path out = Files.createTempFile("casewire", ".out");
            Path err = Files.createTempFile("casewire", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(REPOSITORY.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("CASEWIRE_BUILD", "never");
            Process process = builder.start();
            if (!process.waitFor(STEP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " took longer than " + STEP_LIMIT + ": "
                        + Files.readString(out) + Files.readString(err));
            }
            return new Call(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Like {@link #call}, and must end well. */
    String run(String... arguments) {
        Call call = call(arguments);
        assertThat(call.exit())
                .describedAs("casewire %s%n%s%n%s", String.join(" ", arguments), call.out(), call.err())
                .isZero();
        return call.out();
    }

    void up(String... options) {
        List<String> arguments = new ArrayList<>(List.of("up", "--detach"));
        arguments.addAll(List.of(options));
        run(arguments.toArray(String[]::new));
    }

    void await() {
        run("wait", "--timeout", "150s");
    }

    /** The same with settings of the stack's parts, as in the file for {@code --config}. */
    void up(Map<String, String> settings, String... options) throws IOException {
        Path file = Files.createTempFile("casewire", ".properties");
        Files.write(
                file,
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toList());
        List<String> all = new ArrayList<>(List.of("--config", file.toString()));
        all.addAll(List.of(options));
        up(all.toArray(String[]::new));
    }

    /** Records of the topics as {@code casewire read} prints them. */
    List<JsonNode> read(String topics) {
        return lines(run("read", topics));
    }

    /** Records of all topics, by topic. */
    Map<String, List<JsonNode>> everything() {
        return read("*").stream()
                .collect(Collectors.groupingBy(line -> line.path("topic").asText()));
    }

    /** Values of the topics' records as JSON lines. */
    List<String> values(String topics) {
        return run("read", topics, "--values")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    static List<JsonNode> lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).map(Stack::json).toList();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    JsonNode status() {
        return http("GET", running().path("status").asText() + "/status", "");
    }

    /** Addresses and process id, as the running stack left them in its state folder. */
    JsonNode running() {
        try (var files = Files.walk(dir, 2)) {
            Path file = files.filter(it -> it.getFileName().toString().equals("running.json"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no running.json under " + dir));
            return json(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the stack's process as a power cut would. */
    void killAndAwaitDeath() {
        ProcessHandle process = ProcessHandle.of(running().path("pid").asLong()).orElseThrow();
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    Path objects() {
        return Path.of(running().path("objects").asText().replaceFirst("^file://", ""));
    }

    JsonNode connect(String method, String path, String body) {
        return http(method, running().path("connect").asText() + path, body);
    }

    JsonNode jira(String method, String path, String body) {
        return http(method, running().path("jira").asText() + path, body);
    }

    private JsonNode http(String method, String url, String body) {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .header("Content-Type", "application/json")
                            .timeout(Duration.ofSeconds(30))
                            .method(
                                    method,
                                    body.isEmpty()
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode())
                    .describedAs("%s %s: %s", method, url, answer.body())
                    .isLessThan(300);
            return answer.body().isBlank() ? JSON.createObjectNode() : json(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        call("stop");
    }
}
