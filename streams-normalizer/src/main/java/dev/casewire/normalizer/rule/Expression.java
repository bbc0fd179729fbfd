// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.rule;

import dev.casewire.jira.AuditChange;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Where a value comes from. Immutable; reading marks in the {@link Reading} what has been read. */
public sealed interface Expression {

    /** The value, null where the record has none. */
    @Nullable
    String read(Reading reading);

    /** Whether it may tell of the list member that a fanned-out event is about. */
    default boolean isOfItem() {
        return false;
    }

    /** Whether it may tell of changed values. */
    default boolean isOfChange() {
        return false;
    }

    /**
     * A field of the n-th thing of a type.
     *
     * @param type null for any type
     * @param nth from 0
     */
    record OfThing(@Nullable String type, int nth, Reading.Field field) implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            return reading.field(reading.view().indexOf(type, nth), field);
        }
    }

    /** One side of the first changed value that has one and none of these names and keys. */
    record OfOtherChange(List<String> names, Reading.Side side) implements Expression {
        public OfOtherChange {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable String read(Reading reading) {
            return reading.otherChange(names, side);
        }

        @Override
        public boolean isOfChange() {
            return true;
        }
    }

    /** One side of a changed value, by any of its names and keys. */
    record OfChange(List<String> names, Reading.Side side) implements Expression {
        public OfChange {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable String read(Reading reading) {
            return reading.change(names, side);
        }

        @Override
        public boolean isOfChange() {
            return true;
        }
    }

    /** One side of all changed values, a line each. */
    record OfAllChanges(Reading.Side side) implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            StringJoiner lines = new StringJoiner("\n");
            for (AuditChange change : reading.view().changes()) {
                String value = Text.orNull(side == Reading.Side.FROM ? change.getFrom() : change.getTo());
                if (value != null) {
                    lines.add(value);
                }
            }
            return lines.length() == 0 ? null : lines.toString();
        }

        @Override
        public boolean isOfChange() {
            return true;
        }
    }

    /** An extra attribute, by any of its names and keys. */
    record OfAttribute(List<String> names) implements Expression {
        public OfAttribute {
            names = List.copyOf(names);
        }

        @Override
        public @Nullable String read(Reading reading) {
            return reading.attribute(names);
        }
    }

    /** The list member that a fanned-out event is about. */
    record OfItem() implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            return reading.item();
        }

        @Override
        public boolean isOfItem() {
            return true;
        }
    }

    /** The list member, where it is a user's account id. */
    record OfItemAsUid() implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            return reading.view().namesUsersByAccountId() ? reading.item() : null;
        }

        @Override
        public boolean isOfItem() {
            return true;
        }
    }

    /** The list member, where it is a user's name. */
    record OfItemAsName() implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            return reading.view().namesUsersByAccountId() ? null : reading.item();
        }

        @Override
        public boolean isOfItem() {
            return true;
        }
    }

    /**
     * Who acted, where it is a person or an app: neither the system itself nor an anonymous visitor.
     *
     * @param isAlone whether only where the record names no user besides; with one, a value of the author's might be taken for
     *     that user's
     */
    record OfAuthor(boolean isUid, boolean isAlone) implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            if (isAlone && reading.view().indexOf("USER", 0) >= 0) {
                return null;
            }
            return isUid ? reading.view().authorUid() : reading.view().authorName();
        }
    }

    /** Jira, the product that the act was done in. */
    record OfProduct() implements Expression {
        @Override
        public String read(Reading reading) {
            return "Jira";
        }
    }

    /** The site that the act was done on. */
    record OfSite() implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            return Text.firstOf(
                    reading.view().record().getSystem(), reading.view().record().getSite());
        }
    }

    /** The caption of the act. */
    record OfCaption() implements Expression {
        @Override
        public @Nullable String read(Reading reading) {
            return Text.orNull(reading.view().record().getAction());
        }
    }

    /** The same text for every record. */
    record Literal(String text) implements Expression {
        @Override
        public String read(Reading reading) {
            return text;
        }
    }

    /** The first that has a value. */
    record FirstOf(List<Expression> choices) implements Expression {
        public FirstOf {
            choices = List.copyOf(choices);
        }

        @Override
        public @Nullable String read(Reading reading) {
            for (Expression choice : choices) {
                String value = choice.read(reading);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }

        @Override
        public boolean isOfItem() {
            return choices.stream().anyMatch(Expression::isOfItem);
        }

        @Override
        public boolean isOfChange() {
            return choices.stream().anyMatch(Expression::isOfChange);
        }
    }
}
