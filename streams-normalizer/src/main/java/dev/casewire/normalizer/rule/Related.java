// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a thing that a record names besides is to the one that the event is about: a version's project, a project's lead.
 *
 * @param name the word for it, under which {@code unmapped} has it
 * @param type type of the thing, in any letter case
 * @param nth which of that type, from 0; {@link #ONLY} where it must be the only one, for among several nobody could tell which
 */
public record Related(String name, String type, int nth) {
    /** The only thing of its type. */
    public static final int ONLY = -1;

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern THING = Pattern.compile("([A-Za-z_]+)(?: ([1-9]))?");

    /** What {@code unmapped} has under these names tells something else. */
    private static final Set<String> TAKEN = Set.of(
            "action",
            "actor_missing",
            "attributes",
            "author_avatar_uri",
            "author_type",
            "author_uri",
            "category_key",
            "changed_values",
            "event_source",
            "method",
            "node",
            "objects",
            "remote_address",
            "rule_fault");

    /**
     * Reads what a rule says of a related thing.
     *
     * @param thing {@code TYPE} for the only one of the type, or {@code TYPE 2} for the second
     * @throws IllegalArgumentException naming the word or the thing that is wrong
     */
    static Related parse(String name, String thing) {
        if (!WORD.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a related thing's name has small letters, digits and '_', is '" + name + "'");
        }
        if (TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "unmapped has something else under '" + name + "'; choose another name for the related thing");
        }
        Matcher matcher = THING.matcher(thing);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a related thing is TYPE for the only one of it, or TYPE 2 for the second, is '" + thing + "'");
        }
        int nth = matcher.group(2) == null ? ONLY : Integer.parseInt(matcher.group(2)) - 1;
        return new Related(name, matcher.group(1), nth);
    }
}
