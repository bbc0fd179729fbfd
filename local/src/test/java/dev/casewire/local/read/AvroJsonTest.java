// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class AvroJsonTest {
    private static final Schema SCHEMA = new Schema.Parser().parse("""
                    {"type":"record","name":"Event","fields":[
                     {"name":"time","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null},
                     {"name":"ok","type":["null","boolean"],"default":null},
                     {"name":"uid","type":["null","string"],"default":null},
                     {"name":"unmapped","type":["null",{"type":"string","connect.name":"dev.casewire.Json"}],"default":null},
                     {"name":"tags","type":["null",{"type":"array","items":["null","string"]}],"default":null},
                     {"name":"extra","type":["null",{"type":"map","values":"int"}],"default":null},
                     {"name":"hash","type":["null","bytes"],"default":null},
                     {"name":"inner","type":["null",{"type":"record","name":"Inner","fields":[
                        {"name":"risk","type":["null","double"],"default":null}]}],"default":null}]}
                    """);

    private final AvroJson json = new AvroJson(new ObjectMapper());
    private final GenericRecord event = new GenericData.Record(SCHEMA);

    @Test
    void shouldLeaveNullsOut() {
        event.put("uid", "a");

        assertThat(rendered()).isEqualTo("{\"uid\":\"a\"}");
    }

    @Test
    void shouldGiveEveryTypePlainly() {
        GenericRecord inner = new GenericData.Record(
                SCHEMA.getField("inner").schema().getTypes().get(1));
        inner.put("risk", 0.5);
        event.put("time", 1700000000000L);
        event.put("ok", true);
        event.put("tags", Arrays.asList("x", null, "y"));
        event.put("extra", Map.of("n", 3));
        event.put("hash", ByteBuffer.wrap("hi".getBytes(StandardCharsets.UTF_8)));
        event.put("inner", inner);

        assertThat(rendered())
                .isEqualTo("{\"time\":1700000000000,\"ok\":true,\"tags\":[\"x\",\"y\"],\"extra\":{\"n\":3},"
                        + "\"hash\":\"aGk=\",\"inner\":{\"risk\":0.5}}");
    }

    @Test
    void shouldOpenStringsThatHoldJsonAndDropNullsInThem() {
        event.put("unmapped", "{\"a\":null,\"b\":{\"c\":null,\"d\":[1,{\"e\":null}]}}");

        assertThat(rendered()).isEqualTo("{\"unmapped\":{\"b\":{\"d\":[1,{}]}}}");
    }

    @Test
    void shouldKeepATextThatClaimsToBeJsonAndIsNot() {
        event.put("unmapped", "{broken");

        assertThat(rendered()).isEqualTo("{\"unmapped\":\"{broken\"}");
    }

    @Test
    void shouldNotOpenAnyOtherString() {
        event.put("uid", "{\"a\":1}");

        assertThat(rendered()).isEqualTo("{\"uid\":\"{\\\"a\\\":1}\"}");
    }

    @Test
    void shouldRenderNothingForNull() {
        assertThat(json.render(null, SCHEMA)).isEmpty();
    }

    private String rendered() {
        return json.render(event, SCHEMA).orElseThrow().toString();
    }
}
