// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaCacheTest {
    private final List<Schema> created = new ArrayList<>();
    private final SchemaCache<String> cache = new SchemaCache<>(schema -> {
        created.add(schema);
        return schema.name();
    });

    private static Schema named(int number) {
        return SchemaBuilder.string().name("s" + number).build();
    }

    @Test
    void shouldMakeOneValueForSchemasThatAreEqual() {
        Schema one = named(1);

        assertThat(List.of(cache.get(one), cache.get(named(1)), cache.get(one), cache.get(named(2))))
                .containsExactly("s1", "s1", "s1", "s2");
        assertThat(created).containsExactly(one, named(2));
    }

    @Test
    void shouldGiveTheRightValueHoweverManySchemasThereAre() {
        for (int number = 0; number < 1_000; number++) {
            assertThat(cache.get(named(number))).isEqualTo("s" + number);
            assertThat(cache.get(named(0))).isEqualTo("s0");
        }
        assertThat(created.size()).isLessThan(1_010);
    }
}
