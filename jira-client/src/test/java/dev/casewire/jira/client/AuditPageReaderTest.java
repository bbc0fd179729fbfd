// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JacksonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AuditPageReaderTest {
    private final AuditPageReader reader = new AuditPageReader();

    @Test
    void shouldKeepTheExactTextOfEachRecord() throws Exception {
        String first = "{ \"id\" : 1,\t\"summary\":\"\\u00fcber \\\"x\\\" \ud83d\ude80\" ,\"n\":1.50e3}";
        String second = "{\"id\":2,\"records\":[{}],\"nested\":{\"a\":[]}}";

        AuditPage page = reader.read("{\"offset\":10,\"limit\":100,\"total\":9999999999,"
                + "\"extra\":{\"records\":[1]},\"records\" : [ " + first + " ,\n" + second + " ] }");

        assertThat(page).isEqualTo(new AuditPage(10, 100, 9_999_999_999L, List.of(first, second)));
    }

    @Test
    void shouldKeepRecordsThatAreNoObjects() throws Exception {
        AuditPage page = reader.read("{\"records\":[42, \"a,b]\" ,null,[1,2],-1.5e3,true]}");

        assertThat(page.rawRecords()).containsExactly("42", "\"a,b]\"", "null", "[1,2]", "-1.5e3", "true");
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

        AuditPage page = reader.read("{\"records\":[" + String.join(",", records) + "],\"total\":1}");

        assertThat(page.rawRecords()).isEqualTo(records);
    }

    @Test
    void shouldNotBeHeldUpByADeepALongOrAHugeValue() throws Exception {
        String deep = "{\"d\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        String wide = "{\"s\":\"" + "x".repeat(25_000_000) + "\"}";
        String number = "{\"n\":" + "9".repeat(100_000) + "}";

        AuditPage page = reader.read("{\"records\":[" + deep + "," + wide + "," + number + "]}");

        assertThat(page.rawRecords()).containsExactly(deep, wide, number);
    }

    @Test
    void shouldRefuseAPageThatBreaksOff() {
        assertThatThrownBy(() -> reader.read("{\"records\":[{\"id\":1}")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> reader.read("{\"records\":[{\"id\":1}]")).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> reader.read("{\"records\":[{\"id\":1]}")).isInstanceOf(JacksonException.class);
    }

    @Test
    void shouldRefuseJsonThatIsNoPage() {
        assertThatThrownBy(() -> reader.read("[1]")).isInstanceOf(Answer.UnexpectedShape.class);
        assertThatThrownBy(() -> reader.read("{\"records\":null}")).isInstanceOf(Answer.UnexpectedShape.class);
    }
}
