// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thing that an act touched: an entry of {@code objects} with blanks taken as absent. Immutable.
 *
 * @param id id within its type; null for groups, which Jira knows by name only
 * @param name name for people, on Cloud sometimes the same as the id
 * @param type type in the source's letter case, such as USER or PROJECT
 * @param parentId id of the parent, such as a user directory
 * @param parentName name of the parent
 * @param uri link as the source wrote it, absolute or not
 */
public record Thing(
        @Nullable String id,
        @Nullable String name,
        @Nullable String type,
        @Nullable String parentId,
        @Nullable String parentName,
        @Nullable String uri) {
    /** What Data Center's generated user keys begin with. */
    public static final String USER_KEY = "JIRAUSER";

    /** What an absolute link begins with. */
    public static final String HTTP = "http://";

    /** What an absolute link begins with, if it is a safe one. */
    public static final String HTTPS = "https://";

    /** Whether it can be told from others at all. */
    public boolean isIdentified() {
        return id != null || name != null;
    }

    /**
     * The number of a user, where the id is the key that Data Center makes of it: its authors are numbers (10000), its users
     * elsewhere keys (JIRAUSER10000).
     */
    public @Nullable String alternativeId() {
        return id != null && id.startsWith(USER_KEY) && isNumber(id, USER_KEY.length())
                ? id.substring(USER_KEY.length())
                : null;
    }

    /** Whether a text has a digit at a position, and nothing but digits from there. */
    static boolean isNumber(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from;
    }

    /** The id, else the name. */
    public @Nullable String identity() {
        return id != null ? id : name;
    }

    /** Whether it is of the type, in any letter case. */
    public boolean isOf(String wanted) {
        return type != null && type.equalsIgnoreCase(wanted);
    }

    /** Whether it is somebody who may act, or a number of them. */
    boolean isPrincipal() {
        return isOf("USER") || isOf("GROUP");
    }

    /**
     * Data Center writes the parent as an entry of its own behind the child, without a type but with a number (a directory has 1
     * and up, a licence 0). Without a number it may be anything, even a person.
     */
    boolean isParentEntry() {
        return type == null && id != null && isNumber(id, 0);
    }

    /** The same as {@link #equals}, what mostly differs first. */
    boolean isSame(Thing other) {
        return Objects.equals(id, other.id)
                && Objects.equals(name, other.name)
                && Objects.equals(type, other.type)
                && Objects.equals(parentId, other.parentId)
                && Objects.equals(parentName, other.parentName)
                && Objects.equals(uri, other.uri);
    }

    Thing withParent(Thing parent) {
        return new Thing(id, name, type, parent.id, parent.name, uri);
    }

    boolean hasParent() {
        return parentId != null || parentName != null;
    }
}
