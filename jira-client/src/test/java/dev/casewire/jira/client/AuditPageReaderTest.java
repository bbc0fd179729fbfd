// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditPageReaderTest {
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    private final AuditPageReader<String> reader = new AuditPageReader<>((row, arrivedAt) -> row.text());

    @Test
    void shouldKeepTheExactTextOfEachRecord() throws Exception {
        String first = "{ \"id\" : 1,\t\"summary\":\"\\u00fcber \\\"x\\\" \ud83d\ude80\" ,\"n\":1.50e3}";
        String second = "{\"id\":2,\"records\":[{}],\"nested\":{\"a\":[]}}";

        AuditPage<String> page = read("{\"offset\":10,\"limit\":100,\"total\":9999999999,"
                + "\"extra\":{\"records\":[1]},\"records\" : [ " + first + " ,\n" + second + " ] }");

        assertThat(page).isEqualTo(new AuditPage<>(10, 100, 9_999_999_999L, List.of(first, second), NOW));
    }

    @Test
    void shouldKeepRecordsThatAreNoObjects() throws Exception {
        AuditPage<String> page = read("{\"records\":[42, \"a,b]\" ,null,[1,2],-1.5e3,true]}");

        assertThat(page.rows()).containsExactly("42", "\"a,b]\"", "null", "[1,2]", "-1.5e3", "true");
        assertThat(page.total()).isEqualTo(-1);
    }

    @Test
    void shouldCutAtTheRightPlaceWhateverLiesAcrossTheBufferBorders() throws Exception {
        Random random = new Random(7);
        List<String> records = new ArrayList<>();
        for (int id = 0; id < 500; id++) {
            String text = "\ud83d\ude80\\n\\u0000x\u00e4".repeat(random.nextInt(60)) + "y".repeat(random.nextInt(3000));
            records.add("{\"id\":" + id + ",\"s\":\"" + text + "\"}");
        }

        AuditPage<String> page = read("{\"records\":[" + String.join(",", records) + "],\"total\":1}");

        assertThat(page.rows()).isEqualTo(records);
    }

    @Test
    void shouldNotBeHeldUpByADeepALongOrAHugeValue() throws Exception {
        String deep = "{\"d\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String wide = "{\"s\":\"" + "x".repeat(25_000_000) + "\"}";
        String number = "{\"n\":" + "9".repeat(100_000) + "}";

        AuditPage<String> page = read("{\"records\":[" + deep + "," + wide + "," + number + "]}");

        assertThat(page.rows()).containsExactly(deep, wide, number);
    }

    @Test
    void shouldRefuseAPageThatBreaksOff() {
        assertThatThrownBy(() -> read("{\"records\":[{\"id\":1}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("{\"records\":[{\"id\":1}]")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> read("{\"records\":[{\"id\":1]}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void shouldRefuseJsonThatIsNoPage() {
        assertThatThrownBy(() -> read("[1]")).isInstanceOf(Answer.UnexpectedShape.class);
        assertThatThrownBy(() -> read("{\"records\":null}")).isInstanceOf(Answer.UnexpectedShape.class);
    }

    /** As the body of an answer was decoded before it was read from its bytes. */
    @Test
    void shouldReplaceWhatIsNoUtf8AndKeepThePage() throws Exception {
        byte[] body = "{\"records\":[{\"s\":\"a?b\"},{\"s\":\"\u00e4\"}]}".getBytes(StandardCharsets.UTF_8);
        for (int wrong : new int[] {0x80, 0xC3, 0xF0, 0xFF}) {
            body[19] = (byte) wrong;

            assertThat(reader.read(body, NOW).rows()).containsExactly("{\"s\":\"a\ufffdb\"}", "{\"s\":\"\u00e4\"}");
        }
    }

    @Test
    void shouldRefuseAnotherEncoding() {
        for (Charset charset :
                List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32"))) {
            byte[] body = "{\"records\":[{\"id\":1}]}".getBytes(charset);

            assertThatThrownBy(() -> reader.read(body, NOW)).as("%s", charset).isInstanceOf(JacksonException.class);
        }
    }

    /** However far a reader of rows looks, the next row begins where it does. */
    @Test
    void shouldFindTheNextRowWhereverTheReaderStops() throws Exception {
        List<String> rows = List.of(
                "{\"id\":1,\"a\":{\"b\":[1,{\"c\":\"\u00e4]}\"}]},\"z\":\"\ud83d\ude80\"}",
                "[[1],2]",
                "{}",
                "-1.5e3",
                "\"x\"",
                "{\"a\":1}");
        byte[] body = ("{\"records\":[" + String.join(" , ", rows) + "],\"total\":3}").getBytes(StandardCharsets.UTF_8);
        for (int tokens = 0; tokens < 30; tokens++) {
            int most = tokens;
            AuditPage<String> page = new AuditPageReader<>((row, arrivedAt) -> {
                        int depth = 0;
                        for (int token = 0; token < most; token++) {
                            depth += row.tokens().currentToken().isStructStart() ? 1 : 0;
                            depth -= row.tokens().currentToken().isStructEnd() ? 1 : 0;
                            if (depth == 0) {
                                break;
                            }
                            row.tokens().nextToken();
                        }
                        return most % 2 == 0 ? row.text() : row.text() + row.text();
                    })
                    .read(body, NOW);

            assertThat(page.rows())
                    .isEqualTo(
                            most % 2 == 0
                                    ? rows
                                    : rows.stream().map(row -> row + row).toList());
            assertThat(page.total()).isEqualTo(3);
        }
    }

    private AuditPage<String> read(String body) throws Exception {
        return reader.read(body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
