// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.SharedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTypingTest {
    private static final Instant FETCHED = Instant.parse("2026-11-21T10:00:00Z");
    private final AuditTyping typing = new AuditTyping("acme.atlassian.net", null);

    @Test
    void shouldTypeEveryFieldOfACloudRecord() {
        String json = "{\"id\":12,\"summary\":\"User created\",\"remoteAddress\":\"192.0.2.1\",\"authorKey\":\"ug:1\","
                + "\"authorAccountId\":\"557058:a\",\"created\":\"2014-03-19T18:45:42.967+0000\","
                + "\"category\":\"user management\",\"eventSource\":\"\",\"description\":\"d\","
                + "\"objectItem\":{\"id\":\"u\",\"name\":\"un\",\"typeName\":\"USER\",\"parentId\":\"1\","
                + "\"parentName\":\"Dir\"},"
                + "\"changedValues\":[{\"fieldName\":\"email\",\"changedFrom\":\"\",\"changedTo\":\"x\"},"
                + "{\"fieldName\":\"gone\"}],"
                + "\"associatedItems\":[{\"name\":\"g\",\"typeName\":\"GROUP\"}],\"novel\":{\"a\":1}}";

        AuditRecord record = typing.type(json, FETCHED);

        assertThat(record)
                .isEqualTo(new AuditRecord(
                        new AuditIdentity("acme.atlassian.net", Shape.CLOUD, "12", true),
                        new AuditTime(
                                Instant.parse("2014-03-19T18:45:42.967Z"), "2014-03-19T18:45:42.967+0000", FETCHED),
                        new AuditAct("User created", null, "user management", null, null, null, "d"),
                        new AuditAuthor("557058:a", "ug:1", null, null, null, null, null),
                        new AuditOrigin("", "192.0.2.1", null, null, null, null),
                        List.of(
                                new AuditObject("object", "u", "un", "USER", "1", "Dir", null),
                                new AuditObject("associated", null, "g", "GROUP", null, null, null)),
                        List.of(new AuditChange("email", null, "", "x"), new AuditChange("gone", null, null, null)),
                        List.of(),
                        new AuditSource(json, null),
                        null));
    }

    @Test
    void shouldTypeADataCenterEntityUnderItsOwnSystem() {
        AuditRecord record = typing.type(
                "{\"timestamp\":\"2024-07-02T22:37:08.415Z\",\"author\":{\"name\":\"A\",\"type\":\"user\",\"id\":\"-2\","
                        + "\"uri\":\"/u\",\"avatarUri\":\"\"},\"type\":{\"categoryI18nKey\":\"c.k\",\"category\":\"c\","
                        + "\"actionI18nKey\":\"a.k\",\"action\":\"a\"},\"affectedObjects\":[{\"name\":\"n\","
                        + "\"type\":\"GROUP\",\"uri\":\"/g\",\"id\":\"7\"}],\"changedValues\":[{\"key\":\"P\","
                        + "\"i18nKey\":\"p.k\",\"from\":\"\",\"to\":\"t\"}],\"system\":\"http://localhost:8080/jira\","
                        + "\"method\":\"Browser\",\"node\":\"n1\",\"extraAttributes\":[{\"name\":\"N\","
                        + "\"nameI18nKey\":\"n.k\",\"value\":\"v\"}],\"source\":\"192.0.2.1,10.0.0.1\"}",
                FETCHED);

        assertThat(record.identity().site()).isEqualTo("localhost:8080");
        assertThat(record.identity().shape()).isEqualTo(Shape.DATA_CENTER);
        assertThat(record.identity().fromSource()).isFalse();
        assertThat(record.identity().id()).hasSize(64);
        assertThat(record.act()).isEqualTo(new AuditAct("a", "a.k", "c", "c.k", null, null, null));
        assertThat(record.author()).isEqualTo(new AuditAuthor(null, null, "-2", "A", "user", "/u", ""));
        assertThat(record.objects()).containsExactly(new AuditObject("affected", "7", "n", "GROUP", null, null, "/g"));
        assertThat(record.changes()).containsExactly(new AuditChange("P", "p.k", "", "t"));
        assertThat(record.attributes()).containsExactly(new AuditAttribute("N", "n.k", "v"));
        assertThat(record.origin())
                .isEqualTo(new AuditOrigin(
                        null, "192.0.2.1,10.0.0.1", "http://localhost:8080/jira", "Browser", "n1", null));
        assertThat(record.problem()).isNull();
    }

    @Test
    void shouldTypeALineOfAnAuditFile() {
        AuditRecord record = typing.type(
                "{\"auditType\":{\"action\":\"a\",\"area\":\"SECURITY\",\"level\":\"BASE\"},"
                        + "\"timestamp\":{\"epochSecond\":1637539714,\"nano\":166000000},\"version\":\"1.0\"}",
                FETCHED);

        assertThat(record.identity().shape()).isEqualTo(Shape.DATA_CENTER_FILE);
        assertThat(record.identity().site()).isEqualTo("acme.atlassian.net");
        assertThat(record.time().created()).isEqualTo(Instant.ofEpochMilli(1637539714166L));
        assertThat(record.act().area()).isEqualTo("SECURITY");
        assertThat(record.act().level()).isEqualTo("BASE");
        assertThat(record.origin().formatVersion()).isEqualTo("1.0");
        assertThat(record.problem()).isNull();
    }

    @Test
    void shouldTellServerFromCloudByTheAuthorUnlessItIsKnown() {
        String json =
                "{\"id\":1,\"summary\":\"s\",\"authorKey\":\"admin\",\"created\":\"2020-01-01T00:00:00.000+0000\"}";

        assertThat(typing.type(json, FETCHED).identity().shape()).isEqualTo(Shape.SERVER);
        assertThat(new AuditTyping("s", Shape.CLOUD)
                        .type(json, FETCHED)
                        .identity()
                        .shape())
                .isEqualTo(Shape.CLOUD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"2020-01-01T01:00:00.5+0100\" | 2020-01-01T00:00:00.500Z",
                "\"2020-01-01T01:00:00+01:00\"  | 2020-01-01T00:00:00Z",
                "\"2020-01-01T01:00:00+01\"     | 2020-01-01T00:00:00Z",
                "\"2020-01-01T00:00Z\"          | 2020-01-01T00:00:00Z",
                "{\"epochSecond\":1577836800}   | 2020-01-01T00:00:00Z",
            })
    void shouldReadEveryFormOfTime(String value, Instant expected) {
        AuditRecord record = typing.type("{\"id\":1,\"summary\":\"s\",\"created\":" + value + "}", FETCHED);

        assertThat(record.time().created()).isEqualTo(expected);
        assertThat(record.problem()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2020-01-01T00:00:00\"",
                "\"01/02/2020\"",
                "\"\"",
                "1577836800000",
                "{\"epochSecond\":\"1\"}",
                "{\"epochSecond\":9223372036854775807}",
                "true",
                "[]"
            })
    void shouldNotGuessATime(String value) {
        AuditRecord record = typing.type("{\"id\":1,\"summary\":\"s\",\"created\":" + value + "}", FETCHED);

        assertThat(record.time().created()).isNull();
        assertThat(record.time().createdText()).isNotNull();
        assertThat(record.problem()).contains("created");
    }

    @Test
    void shouldDoubtATimeThatCannotBeTrue() {
        assertThat(typing.type("{\"id\":1,\"summary\":\"s\",\"created\":\"2099-01-01T00:00:00Z\"}", FETCHED))
                .matches(record -> record.time().created() != null)
                .extracting(AuditRecord::problem)
                .isEqualTo("created lies more than a day after the fetch");
        assertThat(typing.type("{\"id\":1,\"summary\":\"s\"}", FETCHED).problem())
                .isEqualTo("created is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"id\":1", "[1]", "42", "null", "{\"id\":1} {\"id\":2}", "{\"a\":1}"})
    void shouldMakeARecordOfAnyText(String text) {
        AuditRecord record = typing.type(text, FETCHED);

        assertThat(record.problem()).isNotNull();
        assertThat(record.identity().shape()).isEqualTo(Shape.UNKNOWN);
        assertThat(record.identity().id()).matches("[0-9a-f]{64}");
        assertThat(record.source().json()).isEqualTo(text);
    }

    @Test
    void shouldNotFallOverADeepRecord() {
        AuditRecord record = typing.type("{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}", FETCHED);

        assertThat(record.problem()).contains("too deep");
    }

    @Test
    void shouldKeepWhatHasAnotherKindAndSaySo() {
        AuditRecord record = typing.type(
                "{\"id\":\"x-1\",\"summary\":7,\"created\":\"2020-01-01T00:00:00Z\",\"category\":{\"n\":1},"
                        + "\"objectItem\":[],\"changedValues\":[null,{\"fieldName\":true}],\"associatedItems\":null}",
                FETCHED);

        assertThat(record.identity().id()).isEqualTo("x-1");
        assertThat(record.act().action()).isEqualTo("7");
        assertThat(record.act().category()).isEqualTo("{\"n\":1}");
        assertThat(record.changes()).containsExactly(new AuditChange("true", null, null, null));
        assertThat(record.problem())
                .isEqualTo("category is no text; objectItem is no object; changedValues[0] is no object");
    }

    @Test
    void shouldGiveTheSameContentIdWhateverTheFormatting() {
        String id = idOf("{\"b\":1,\"a\":{\"y\":[1,2],\"x\":\"\u00e4\"}}");

        assertThat(idOf(" {\"a\": {\"x\":\"\\u00e4\", \"y\":[1, 2]}, \"b\":1}\n"))
                .isEqualTo(id);
        assertThat(idOf("{\"a\":{\"x\":\"\u00e4\",\"y\":[2,1]},\"b\":1}")).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "true", "{}", "\"\"", "\" \""})
    void shouldNotTakeAnIdThatIsNone(String id) {
        AuditRecord record =
                typing.type("{\"id\":" + id + ",\"summary\":\"s\",\"created\":\"2020-01-01T00:00:00Z\"}", FETCHED);

        assertThat(record.identity().fromSource()).isFalse();
        assertThat(record.problem()).contains("id is neither");
    }

    @Test
    void shouldTellOfANumberThatIsBeyondBounds() {
        AuditRecord record = typing.type("{\"id\":1,\"summary\":\"s\",\"odd\":1e99999999999}", FETCHED);

        assertThat(record.problem()).contains("a number that is too long");
        assertThat(record.source().json()).contains("1e99999999999");
    }

    @Test
    void shouldTypeEveryRealRecordWithoutAProblem() throws Exception {
        for (String file : List.of(
                "atlassian-docs-cloud",
                "azure-sentinel-jira-cloud",
                "coralogix-jira-cloud",
                "demisto-jira-event-collector",
                "jira-9.12-dump-dc",
                "kakunindima-jira-dc-activeobjects")) {
            Path path = SharedFiles.require("corpus/" + file + ".jsonl");
            for (String line : Files.readAllLines(path)) {
                AuditRecord record = typing.type(line, FETCHED);
                assertThat(record.problem()).as(line).isNull();
                assertThat(record.identity().shape())
                        .as(line)
                        .isEqualTo(file.contains("dc") ? Shape.DATA_CENTER : Shape.CLOUD);
                assertThat(record.source().json()).isEqualTo(line);
                AuditRecordStruct.of(record);
            }
        }
    }

    private String idOf(String json) {
        return typing.type(json, FETCHED).identity().id();
    }
}
