// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import dev.casewire.jira.AuditChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Those who left or joined a list, as texts that a record carries. Immutable. */
public final class Members {
    /** Stands for all who were and are on the list. Where it turns up in an event, the event tells of more than a member. */
    public static final String OTHERS = "\uE003others\uE003";

    private final int change;
    private final ListChange list;
    private final byte[][] utf8;

    private Members(int change, ListChange list) {
        this.change = change;
        this.list = list;
        this.utf8 = Stream.concat(list.lost().stream(), list.gained().stream())
                .map(member -> member.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    /** The members of the list at a position of a record's changed values. */
    public static Members of(AuditView view, int change) {
        return new Members(change, ListChange.of(view.changes().get(change)));
    }

    /** Position of the changed value that tells of the list. */
    public int change() {
        return change;
    }

    public ListChange list() {
        return list;
    }

    public int size() {
        return utf8.length;
    }

    /** A member's UTF-8, those who left first. Nobody may change it. */
    public byte[] utf8(int index) {
        return utf8[index];
    }

    /** The changed value with placeholders for the members, whose positions begin at one. */
    AuditChange marked(AuditChange changed, int from) {
        List<String> before = new ArrayList<>(List.of(OTHERS));
        List<String> after = new ArrayList<>(List.of(OTHERS));
        for (int i = 0; i < size(); i++) {
            (i < list.lost().size() ? before : after).add(TextKind.PLAIN.placeholder(from + i));
        }
        return AuditChange.newBuilder(changed)
                .setFrom(ListChange.joined(before))
                .setTo(ListChange.joined(after))
                .build();
    }
}
