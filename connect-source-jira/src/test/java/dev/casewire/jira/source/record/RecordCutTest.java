// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.testkit.Seeded;
import io.apicurio.registry.utils.converter.avro.AvroData;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.LongStream;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCutTest {
    private static final Instant FETCHED = Instant.parse("2026-11-21T10:00:00Z");
    private static final int MOST = 20_000;
    private final AuditTyping typing = new AuditTyping("acme.atlassian.net", null);
    private final RecordCut cut = new RecordCut(MOST);

    static LongStream seeds() {
        return Seeded.seeds(60);
    }

    @Test
    void shouldLeaveASmallRecordAlone() {
        AuditRecord record = record("\"summary\":\"small\"");

        assertThat(cut.fit(record)).isSameAs(record);
        assertThat(record.source().untruncatedSize()).isNull();
    }

    @Test
    void shouldCutTheLongestTextsAndKeepTheShortOnesWhole() {
        AuditRecord record = record("\"summary\":\"short\",\"description\":\"" + "\u00e4".repeat(40_000)
                + "\",\"category\":\"" + "c".repeat(2000) + "\"");

        AuditRecord fitted = cut.fit(record);

        assertThat(fitted.act().action()).isEqualTo("short");
        assertThat(fitted.act().category()).hasSize(2000);
        assertThat(fitted.act().description()).matches("\u00e4{3000,}");
        assertThat(fitted.identity()).isEqualTo(record.identity());
        assertThat(record.source().json()).startsWith(fitted.source().json());
        assertThat(fitted.source().untruncatedSize())
                .isEqualTo(record.source().json().getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void shouldDropTheTailOfAListThatFillsTheRecordByNumberAlone() throws Exception {
        StringBuilder changes = new StringBuilder("{\"fieldName\":\"first\"}");
        changes.append(",{\"fieldName\":\"x\"}".repeat(50_000));
        AuditRecord record = record("\"summary\":\"s\",\"changedValues\":[" + changes + "]");

        AuditRecord fitted = cut.fit(record);

        assertThat(fitted.changes())
                .hasSizeBetween(100, 5_000)
                .first()
                .extracting(AuditChange::name)
                .isEqualTo("first");
        assertThat(serialized(fitted)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(fitted.source().json()).hasSizeGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 5_000_000})
    void shouldFitAnyLongRecord(int length) throws Exception {
        RecordCut production = new RecordCut(900_000);

        AuditRecord fitted = production.fit(record("\"summary\":\"s\",\"description\":\"" + "d".repeat(length) + "\""));

        assertThat(serialized(fitted)).hasSizeBetween(890_000, 900_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNeverSerializeToMoreThanAllowed(long seed) throws Exception {
        Seeded seeded = new Seeded(seed);
        StringBuilder fields = new StringBuilder("\"summary\":\"s\"");
        for (int index = 0; index < seeded.between(0, 3000); index++) {
            fields.append(index == 0 ? ",\"associatedItems\":[" : ",")
                    .append("{\"name\":\"")
                    .append(("\ud83d\ude80\u00e4x" + seeded.word(3)).repeat(seeded.between(0, 40)))
                    .append("\"}");
        }
        fields.append(fields.indexOf("[") > 0 ? "]" : "");
        AuditRecord record = record(fields.toString());

        AuditRecord fitted = cut.fit(record);

        assertThat(serialized(fitted)).hasSizeLessThanOrEqualTo(MOST);
        assertThat(fitted == record).isEqualTo(RecordCut.size(record) <= MOST);
        assertThat(RecordCut.sizeAtMost(record)).isGreaterThanOrEqualTo(RecordCut.size(record));
        assertThat(fitted.source().json()).doesNotEndWith("\ufffd");
    }

    @Test
    void shouldKeepAKeyShort() {
        String name = "n".repeat(100_000);
        AuditRecord record =
                record("\"summary\":\"s\",\"objectItem\":{\"name\":\"" + name + "\",\"typeName\":\"GROUP\"}");

        assertThat(RecordKey.of(record)).hasSizeLessThan(500).startsWith("acme.atlassian.net:GROUP:nnn");
    }

    @Test
    void shouldKeyByTheMainThingElseByTheRecord() {
        assertThat(RecordKey.of(
                        record("\"summary\":\"s\",\"objectItem\":{\"id\":\"7\",\"name\":\"n\",\"typeName\":\"USER\"}")))
                .isEqualTo("acme.atlassian.net:USER:7");
        assertThat(RecordKey.of(record("\"summary\":\"s\",\"objectItem\":{\"name\":\"n\",\"typeName\":\"GROUP\"}")))
                .isEqualTo("acme.atlassian.net:GROUP:n");
        assertThat(RecordKey.of(record("\"summary\":\"s\",\"objectItem\":{\"typeName\":\"GROUP\"}")))
                .isEqualTo("acme.atlassian.net:5");
        assertThat(RecordKey.of(record("\"summary\":\"s\""))).isEqualTo("acme.atlassian.net:5");
    }

    private AuditRecord record(String fields) {
        return typing.type("{\"id\":5,\"created\":\"2020-01-01T00:00:00Z\"," + fields + "}", FETCHED);
    }

    private static byte[] serialized(AuditRecord record) throws Exception {
        AvroData avro = new AvroData(1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<Object>(avro.fromConnectSchema(AuditRecordSchema.VALUE))
                .write(avro.fromConnectData(AuditRecordSchema.VALUE, AuditRecordStruct.of(record)), encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
