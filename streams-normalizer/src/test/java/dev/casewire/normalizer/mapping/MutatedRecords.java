// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.AuditAttribute;
import dev.casewire.jira.AuditAuthor;
import dev.casewire.jira.AuditChange;
import dev.casewire.jira.AuditObject;
import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.rule.Rule;
import dev.casewire.testkit.Seeded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records of every kind that a rule knows, and of none, with parts missing, blank, odd, huge or out of place. */
final class MutatedRecords {
    private static final List<String> TYPES = List.of(
            "USER", "User", "GROUP", "PROJECT", "PROJECT_ROLE", "SCHEME", "PERMISSIONS", "LICENSE", "WORKFLOW", "");
    private static final List<String> FIELDS = List.of(
            "Users",
            "Groups",
            "Permission",
            "Type",
            "Value",
            "Group",
            "Email",
            "Username",
            "Full name",
            "Active / Inactive",
            "Status",
            "");
    private static final List<String> VALUES =
            List.of("Active", "Inactive", "Single User", "Anyone", "Administrators", "a, b, c", "b,c , d", ",,", " ");
    private static final List<String> ADDRESSES = List.of(
            "",
            "10.0.0.1",
            "127.0.0.1,192.168.22.33",
            "not an address",
            "::1",
            "fe80::1%eth0",
            "1.2.3",
            ", ,",
            "2001:db8::7,x");
    private static final List<String> CAPTIONS = List.of(
            "Sprint exploded", "created", "Filter shared with everyone", "\uD83D\uDE80", "JQLsearchperformed", "  ");

    private final Seeded seeded;
    private final List<Rule> rules = PackagedRules.rules().rules();

    MutatedRecords(long seed) {
        this.seeded = new Seeded(seed);
    }

    /** All records of the corpus, and some of these. */
    static List<JiraAuditRecord> besideCorpus(long seed) {
        List<JiraAuditRecord> records = new ArrayList<>(CorpusRecords.all());
        MutatedRecords mutated = new MutatedRecords(seed);
        for (int i = 0; i < 60; i++) {
            records.add(mutated.next());
        }
        return records;
    }

    JiraAuditRecord next() {
        Rule rule = seeded.oneOf(rules);
        boolean byKey = !rule.keys().isEmpty() && seeded.chance(50);
        boolean isKnown = seeded.chance(85);
        var caption = rule.captions().isEmpty() ? null : seeded.oneOf(rule.captions());
        return JiraAuditRecord.newBuilder()
                .setSite(seeded.chance(3) ? "" : "acme.example")
                .setShape(seeded.oneOf(List.of("cloud", "data_center", "data_center_file", "server", "unknown")))
                .setId(seeded.word(12))
                .setIdOrigin("source")
                .setCreated(seeded.chance(5) ? null : seeded.instantWithin(Instant.EPOCH, Duration.ofDays(30_000)))
                .setCreatedText(text())
                .setFetchedAt(Instant.parse("2026-11-20T10:00:00Z"))
                .setAction(isKnown && caption != null ? caption.caption() : oneOfOrNull(CAPTIONS))
                .setActionKey(isKnown && byKey ? seeded.oneOf(rule.keys()) : text())
                .setCategory(isKnown && caption != null ? caption.category() : text())
                .setCategoryKey(text())
                .setArea(text())
                .setLevel(text())
                .setDescription(text())
                .setEventSource(text())
                .setAuthor(seeded.chance(30) ? null : author())
                .setRemoteAddress(oneOfOrNull(ADDRESSES))
                .setObjects(seeded.listOf(0, 5, this::object))
                .setChangedValues(seeded.listOf(0, 6, this::change))
                .setAttributes(seeded.listOf(0, 3, this::attribute))
                .setSystem(seeded.chance(30) ? "https://jira.acme.example" : null)
                .setMethod(text())
                .setNode(text())
                .setFormatVersion(text())
                .setSourceJson(seeded.chance(5) ? "" : "{\"id\":\"" + seeded.word(9) + "\"}")
                .setUntruncatedSize(seeded.chance(5) ? 5_000_000_000L : null)
                .build();
    }

    /** The record with one part made so large that something must be cut. */
    JiraAuditRecord nextHuge() {
        JiraAuditRecord.Builder record = JiraAuditRecord.newBuilder(next());
        String huge = seeded.oneOf(List.of("x", "\u00e9", "\uD83D\uDE80", "\"", "\\", "\u0000", "a, "))
                .repeat(seeded.between(100_000, 400_000));
        switch (seeded.between(0, 9)) {
            case 0 -> record.setDescription(huge);
            case 1 -> record.setSourceJson("{\"text\":\"" + huge + "\"}");
            case 2 -> record.setAction(huge);
            case 3 -> record.setChangedValues(List.of(AuditRecords.change("Name", huge, huge + "2")));
            case 4 ->
                record.setObjects(
                        List.of(AuditRecords.thing("GROUP", null, huge), AuditRecords.thing("USER", huge, huge)));
            case 5 -> record.setArea(huge);
            case 6 -> record.setRemoteAddress("10.0.0.1, ".repeat(20_000)).setCategory(huge);
            case 7 -> record.setObjects(manyObjects());
            case 8 ->
                record.setActionKey("jira.auditing.global.permission.added")
                        .setChangedValues(List.of(
                                AuditRecords.change("Group", null, "g"),
                                AuditRecords.change("Permission", null, huge)));
            default -> record.setAttributes(manyAttributes());
        }
        return record.build();
    }

    private List<AuditAttribute> manyAttributes() {
        List<AuditAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            attributes.add(AuditAttribute.newBuilder()
                    .setName("name" + i)
                    .setValue("a value of some length " + i)
                    .build());
        }
        return attributes;
    }

    private List<AuditObject> manyObjects() {
        List<AuditObject> objects = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            objects.add(AuditRecords.thing("THING", "id" + i, "a thing with a name of some length " + i));
        }
        return objects;
    }

    private AuditAuthor author() {
        return AuditAuthor.newBuilder()
                .setAccountId(text())
                .setKey(text())
                .setId(oneOfOrNull(List.of("-1", "-2", "10000")))
                .setName(text())
                .setType(oneOfOrNull(List.of("system", "user", "ApplicationUser", "robot")))
                .setUri(text())
                .setAvatarUri(text())
                .build();
    }

    private AuditObject object() {
        return AuditObject.newBuilder()
                .setRole("affected")
                .setId(text())
                .setName(text())
                .setTypeName(oneOfOrNull(TYPES))
                .setParentId(text())
                .setParentName(text())
                .setUri(seeded.chance(20) ? "https://acme.example/x" : text())
                .build();
    }

    private AuditChange change() {
        return AuditChange.newBuilder()
                .setName(oneOfOrNull(FIELDS))
                .setKey(text())
                .setFrom(seeded.chance(50) ? oneOfOrNull(VALUES) : text())
                .setTo(seeded.chance(50) ? oneOfOrNull(VALUES) : text())
                .build();
    }

    private AuditAttribute attribute() {
        return AuditAttribute.newBuilder()
                .setName(oneOfOrNull(List.of("Token Name", "Other")))
                .setKey(text())
                .setValue(text())
                .build();
    }

    private @Nullable String text() {
        return seeded.chance(40) ? null : seeded.text(4);
    }

    private @Nullable String oneOfOrNull(List<String> values) {
        return seeded.chance(20) ? null : seeded.oneOf(values);
    }
}
