// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The invented people and things that a generated history speaks of: the same for the same seed. */
final class SyntheticSite {

    /** Who acts. */
    record Person(String accountId, String key, String address) {}

    /** What is acted on. */
    record Thing(String id, String name) {}

    private static final List<String> AREAS = List.of(
            "Payments",
            "Search",
            "Mobile",
            "Platform",
            "Billing",
            "Support",
            "Research",
            "Logistics",
            "Identity",
            "Web");
    private static final List<String> TEAMS =
            List.of("developers", "admins", "viewers", "leads", "contractors", "auditors");

    final List<Person> people;
    final List<Thing> projects;
    final List<Thing> schemes;
    final List<Thing> roles;
    final List<String> groups;
    final List<String> workflows;

    SyntheticSite(long seed) {
        Random random = new Random(seed);
        people = IntStream.range(0, 40).mapToObj(i -> person(random)).toList();
        projects = things(AREAS, " Project", 10_100);
        schemes = things(AREAS, " Scheme", 10_400);
        roles = things(List.of("Administrators", "Members", "Observers", "Responders"), "", 10_002);
        groups = new ArrayList<>();
        for (String area : AREAS) {
            for (String team : TEAMS) {
                groups.add(area.toLowerCase(java.util.Locale.ROOT) + "-" + team);
            }
        }
        workflows = AREAS.stream().map(area -> area + " Workflow").toList();
    }

    static String hex(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(Character.forDigit(random.nextInt(16), 16));
        }
        return text.toString();
    }

    static String uuid(Random random) {
        return String.join(
                "-", hex(random, 8), hex(random, 4), "4" + hex(random, 3), "a" + hex(random, 3), hex(random, 12));
    }

    /** Account ids come in two forms, and user keys in two as well. The addresses are those reserved for examples. */
    private static Person person(Random random) {
        String accountId = random.nextBoolean() ? hex(random, 24) : "712020:" + uuid(random);
        String key = random.nextBoolean() ? "ug:" + uuid(random) : "user" + hex(random, 4);
        String address = (random.nextBoolean() ? "192.0.2." : "198.51.100.") + (1 + random.nextInt(254));
        return new Person(accountId, key, address);
    }

    private static List<Thing> things(List<String> names, String suffix, int firstId) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> new Thing(Integer.toString(firstId + i), names.get(i) + suffix))
                .toList();
    }
}
