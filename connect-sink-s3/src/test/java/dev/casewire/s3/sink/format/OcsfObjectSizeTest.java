// SPDX-License-Identifier: Apache-2.0
package dev.casewire.s3.sink.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.casewire.s3.sink.DuckDb;
import dev.casewire.s3.sink.OcsfEvents;
import dev.casewire.testkit.Seeded;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What small objects of the wide OCSF classes cost, and that another engine reads them. */
class OcsfObjectSizeTest {

    private static final int ROWS = 71;
    private static final int LARGEST = 90_000;

    private final OcsfEvents events = new OcsfEvents(new Seeded(71));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_change",
                "entity_management",
                "group_management",
                "user_access",
                "web_resources_activity"
            })
    void shouldStayUnderNinetyKilobytesForSeventyOneRows(String className) throws IOException {
        RowFormat rows = FormatKind.PARQUET.open("").rowsOf(events.schema(className));
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (int i = 0; i < ROWS; i++) {
            rows.encode(events.event(className), encoded);
        }
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        rows.write(new ByteArrayInputStream(encoded.toByteArray()), ROWS, object);

        assertThat(object.size()).as("bytes of the object").isLessThan(LARGEST);
        assertThat(DuckDb.query(object.toByteArray(), "SELECT count(*), count(DISTINCT metadata.uid) FROM FILE"))
                .containsExactly(ROWS + "|" + ROWS);
    }
}
