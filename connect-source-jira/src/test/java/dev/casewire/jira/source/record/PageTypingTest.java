// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpServer;
import dev.casewire.jira.client.AuditPage;
import dev.casewire.jira.client.AuditQuery;
import dev.casewire.jira.client.CallResult;
import dev.casewire.jira.client.JiraClient;
import dev.casewire.jira.client.JiraClientSettings;
import dev.casewire.jira.client.JiraCredentials;
import dev.casewire.jira.client.JiraSite;
import dev.casewire.testkit.Seeded;
import dev.casewire.testkit.SharedFiles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that is typed while its page is read becomes the very record that its text becomes by the whole look. */
class PageTypingTest {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final AuditTyping TYPING = new AuditTyping("site", Shape.CLOUD);
    private static final String ROW =
            "{\"id\":4711,\"summary\":\"User added\",\"remoteAddress\":\"1.2.3.4\",\"authorKey\":\"k\","
                    + "\"created\":\"2026-02-03T04:05:06.789+0000\",\"category\":\"\u00e4\u20ac\ud83d\ude80\","
                    + "\"description\":null,\"objectItem\":{\"id\":\"1\",\"name\":\"n\",\"parentId\":7},"
                    + "\"changedValues\":[{\"fieldName\":\"f\",\"changedTo\":true}],\"associatedItems\":[{},{}]}";

    private static volatile byte[] answer = {};
    private static HttpServer server;
    private static JiraClient client;

    private record Read(String text, AuditRecord record) {}

    static LongStream seeds() {
        return Seeded.seeds(10);
    }

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = answer;
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new JiraClient(
                JiraSite.of("http://127.0.0.1:" + server.getAddress().getPort()),
                new JiraCredentials("me@example.com", "token"),
                JiraClientSettings.within(Duration.ofSeconds(10)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        client.close();
        server.stop(0);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldTypeAnyRowAsItsText(long seed) {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        for (int row = 199; row >= 0; row--) {
            rows.add(changed(random));
        }

        assertThat(read(page(rows))).extracting(Read::text).isEqualTo(rows);
        assertThat(read(page(rows)))
                .allSatisfy(row -> assertThat(row.record()).isEqualTo(TYPING.typeAny(row.text(), NOW)));
    }

    /** Jackson's parser lets the first few pass, as characters that they are not; what stands in the text counts. */
    @Test
    void shouldTypeBytesThatAreNoUtf8AsTheirText() {
        List<byte[]> wrong = new ArrayList<>(List.of(
                new byte[] {(byte) 0xC1, (byte) 0xA1},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xE0, (byte) 0x81, (byte) 0xA1},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}));
        Random random = new Random(7);
        for (int more = 0; more < 20; more++) {
            byte[] bytes = new byte[1 + random.nextInt(3)];
            for (int index = 0; index < bytes.length; index++) {
                bytes[index] = (byte) (0x80 + random.nextInt(0x80));
            }
            wrong.add(bytes);
        }
        for (byte[] bytes : wrong) {
            byte[] page = page(List.of(ROW, ROW));
            System.arraycopy(
                    bytes, 0, page, new String(page, StandardCharsets.UTF_8).indexOf("User added"), bytes.length);

            List<Read> read = read(page);

            assertThat(read).hasSize(2);
            assertThat(String.join(",", read.stream().map(Read::text).toList()))
                    .isEqualTo(new String(page, 12, page.length - 14, StandardCharsets.UTF_8));
            assertThat(read).allSatisfy(row -> assertThat(row.record()).isEqualTo(TYPING.typeAny(row.text(), NOW)));
        }
    }

    @Test
    void shouldKeepEverySortOfRowToItself() throws Exception {
        List<String> rows = new ArrayList<>(List.of(
                "{\"odd\":" + "1".repeat(2_000) + "," + ROW.substring(1),
                "{\"odd\":" + "[".repeat(300) + "]".repeat(300) + "," + ROW.substring(1),
                "{\"odd\":1e99999999999," + ROW.substring(1),
                "{\"id\":1,\"id\":2,\"created\":{\"epochSecond\":1},\"summary\":[{}]}",
                "[{\"id\":1}]",
                "null",
                "{}"));
        rows.addAll(Files.readAllLines(SharedFiles.require("corpus/azure-sentinel-jira-cloud.jsonl")));
        rows.addAll(Files.readAllLines(SharedFiles.require("corpus/jira-9.12-dump-dc.jsonl")));

        List<Read> read = read(page(rows));

        assertThat(read).extracting(Read::text).isEqualTo(rows);
        assertThat(read).allSatisfy(row -> assertThat(row.record()).isEqualTo(TYPING.typeAny(row.text(), NOW)));
    }

    /** A row with some characters replaced, but still one JSON value: another would break the page. */
    private static String changed(Random random) {
        String json = DamagedRow.of(ROW, random);
        try {
            String text = json.strip();
            SourceJson.parse(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
            return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            return ROW;
        }
    }

    private static byte[] page(List<String> rows) {
        return ("{\"records\":[" + String.join(",", rows) + "]}").getBytes(StandardCharsets.UTF_8);
    }

    private static List<Read> read(byte[] page) {
        answer = page;
        CallResult<AuditPage<Read>> result = client.auditPage(
                        new AuditQuery(NOW.minusSeconds(1), NOW, 0, 10), (row, arrivedAt) -> {
                            AuditRecord record = TYPING.type(row, arrivedAt);
                            return new Read(row.text(), record);
                        })
                .join();
        if (result instanceof CallResult.Ok<AuditPage<Read>> ok) {
            return ok.value().rows();
        }
        throw new AssertionError("a good page, but " + result);
    }
}
