// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf.generate;

import dev.casewire.schemas.Retention;
import dev.casewire.schemas.SchemaReference;
import dev.casewire.schemas.TopicDefinition;
import dev.casewire.schemas.Topics;
import java.time.Duration;

/** Renders the list of topics for people. */
final class TopicsPage {
    private static final String HEAD = """
            # Topics

            Made from `schemas/src/main/resources/dev/casewire/schemas/topics.yaml`, the only list; the command that makes
            this page is in [`schemas/README.md`](../../schemas/README.md). Names stand without the prefix of an environment.
            Keys are plain strings. Values are Avro, in the wire format of Confluent's registry, under the subject
            `<topic>-value`; dead letters keep the bytes they came with. Record timestamps are the time of the fetch, and
            retention counts from there. Every record carries the header `casewire-topic`, OCSF events also `metadata-uid`.

            | topic | key | value | partitions | cleanup | retention | largest batch, bytes | compatibility | written by |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;

    private TopicsPage() {}

    static String render(Topics topics) {
        StringBuilder page = new StringBuilder(HEAD);
        for (TopicDefinition topic : topics.all()) {
            page.append("| ")
                    .append(String.join(
                            " | ",
                            code(topic.name()),
                            code(topic.key()),
                            value(topic.schema()),
                            Integer.toString(topic.partitions()),
                            topic.cleanup().policy(),
                            retention(topic.retention()),
                            Integer.toString(topic.maxMessageBytes()),
                            topic.compatibility().name(),
                            topic.owner()))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String value(SchemaReference schema) {
        if (schema instanceof SchemaReference.Ocsf ocsf) {
            return "OCSF " + ocsf.version() + " " + code(ocsf.className());
        }
        return schema instanceof SchemaReference.Contract contract ? code(contract.fullName()) : "as source";
    }

    private static String retention(Retention retention) {
        if (!(retention instanceof Retention.Lasting lasting)) {
            return "forever";
        }
        long days = lasting.duration().toDays();
        return Duration.ofDays(days).equals(lasting.duration())
                ? days + " days"
                : lasting.duration().toString();
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
