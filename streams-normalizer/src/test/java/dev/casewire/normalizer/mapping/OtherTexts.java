// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** Records of the same words as another that differ from it in some of their texts, by seed: in all that a text may turn out to be. */
final class OtherTexts {
    private static final List<String> TEXTS = List.of(
            "10000",
            "10001",
            "JIRAUSER10000",
            "JIRAUSER10001",
            "-1",
            "-2",
            "0",
            "addon_some.app",
            "https://other.example/y",
            "http://other.example/z",
            "/relative",
            "10.1.2.3",
            "2001:db8::17",
            "host.example",
            "a,b",
            " a , b,c ",
            "admins",
            "Administrators",
            "Active",
            "Inactive",
            "Anyone",
            "",
            " ",
            "\u00a0",
            "say \"it\" \\ \n\t\u0001",
            "\u00e9\u00e8 \u4e2d\u6587 \uD83D\uDE80",
            "\uD83D alone",
            "\uE000\uE100\uE000",
            "918273645546372819000",
            "7263548190001",
            "x".repeat(40),
            "long ".repeat(60));

    /** Another word is another kind of record, or a thing, change or attribute of another. */
    private static final Set<String> WORDS = Set.of(
            "shape",
            "action",
            "actionKey",
            "category",
            "categoryKey",
            "area",
            "level",
            "eventSource",
            "method",
            "formatVersion",
            "author.type",
            "objects.typeName",
            "changedValues.key",
            "changedValues.name",
            "attributes.key",
            "attributes.name",
            "sourceJson");

    private final Seeded seeded;

    OtherTexts(Seeded seeded) {
        this.seeded = seeded;
    }

    JiraAuditRecord of(JiraAuditRecord record) {
        JiraAuditRecord copy = JiraAuditRecord.newBuilder(record).build();
        List<String> present = new ArrayList<>();
        collect(copy, present);
        change(copy, "", present);
        return JiraAuditRecord.newBuilder(copy)
                .setFetchedAt(record.getFetchedAt().plusMillis(seeded.between(0, 1_000_000)))
                .setSourceJson("{\"id\": " + seeded.between(0, 1_000_000) + "}")
                .build();
    }

    private static void collect(@Nullable Object value, List<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof IndexedRecord within) {
            within.getSchema().getFields().forEach(field -> collect(within.get(field.pos()), texts));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, texts));
        }
    }

    private void change(IndexedRecord holder, String under, List<String> present) {
        for (var field : holder.getSchema().getFields()) {
            Object value = holder.get(field.pos());
            if (value instanceof String text) {
                if (seeded.chance(15) && !WORDS.contains(under + field.name())) {
                    holder.put(field.pos(), other(text, present));
                }
            } else if (value instanceof IndexedRecord within) {
                change(within, field.name() + ".", present);
            } else if (value instanceof List<?> list) {
                list.forEach(each -> change((IndexedRecord) each, field.name() + ".", present));
            }
        }
    }

    private String other(String text, List<String> present) {
        return switch (seeded.between(0, 3)) {
            case 0 -> seeded.oneOf(TEXTS);
            case 1 -> seeded.oneOf(present);
            case 2 -> seeded.word(12);
            default -> text + seeded.word(3);
        };
    }
}
