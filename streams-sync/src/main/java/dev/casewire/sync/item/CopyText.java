// SPDX-License-Identifier: Apache-2.0
package dev.casewire.sync.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the parts of an item's copy shall say. */
final class CopyText {
    static final String DELETED = "(deleted by its author)";
    static final String WITHDRAWN = "(withdrawn)";

    private final ItemRules rules;

    CopyText(ItemRules rules) {
        this.rules = rules;
    }

    /** One text per part; empty where there shall be no copy, or none yet. */
    Optional<List<String>> of(ItemState item) {
        boolean hasCopy = item.parts().stream().anyMatch(part -> part.remoteId() != null);
        ItemContent content = item.original();
        if (item.isGone()) {
            return hasCopy && item.key().kind() == ItemKind.COMMENT
                    ? Optional.of(closed(item, DELETED))
                    : Optional.empty();
        }
        if (content == null) {
            return Optional.empty();
        }
        return switch (content.state()) {
            case READY -> Optional.of(live(item, content));
            case PENDING, FAILED -> Optional.empty();
            case RESTRICTED -> restricted(item, content, hasCopy);
        };
    }

    private Optional<List<String>> restricted(ItemState item, ItemContent content, boolean hasCopy) {
        if (rules.copiesRestricted()) {
            return Optional.of(live(item, content));
        }
        return hasCopy ? Optional.of(closed(item, WITHDRAWN)) : Optional.empty();
    }

    private List<String> live(ItemState item, ItemContent content) {
        if (item.key().kind() == ItemKind.ATTACHMENT) {
            return List.of(AttachmentName.of(content.text(), item.key().id()));
        }
        if (item.isVerbatim()
                && content.text().length() <= rules.commentMax(item.key().target())) {
            return List.of(content.text());
        }
        List<String> bodies = split(content.text(), rules.commentMax(item.key().target()) - Marker.LARGEST);
        int count = Math.max(bodies.size(), item.parts().size());
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String body = i < bodies.size() ? bodies.get(i) : WITHDRAWN;
            texts.add(Marker.line(item, i, bodies.size()) + "\n" + body);
        }
        return texts;
    }

    private static List<String> closed(ItemState item, String first) {
        if (item.isVerbatim() && item.parts().size() == 1) {
            return List.of(first);
        }
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < item.parts().size(); i++) {
            texts.add(Marker.line(item, i, item.parts().size()) + "\n" + (i == 0 ? first : WITHDRAWN));
        }
        return texts;
    }

    /** Cuts at line ends, else at blanks, else anywhere but inside a character. */
    static List<String> split(String text, int max) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        while (rest.length() > max) {
            int cut = rest.lastIndexOf('\n', max);
            if (cut < max / 2) {
                cut = rest.lastIndexOf(' ', max);
            }
            if (cut < max / 2) {
                cut = Character.isLowSurrogate(rest.charAt(max)) ? max - 1 : max;
            }
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).strip();
        }
        parts.add(rest);
        return parts;
    }
}
