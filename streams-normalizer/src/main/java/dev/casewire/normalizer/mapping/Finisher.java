// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.registry.EncodedRecord;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives an event what depends on the record's other events, and keeps it under the limit. Immutable. */
final class Finisher {
    private final EventLimit limit;

    Finisher(EventLimit limit) {
        this.limit = limit;
    }

    /**
     * What an event gets from outside.
     *
     * @param number its number among the record's events from 1; 0 where it is the only one
     * @param route how the record came to it
     * @param ruleId the record's rule, null where it has none
     * @param raw the record's raw form
     * @param isVerbatim whether the raw text itself goes along
     */
    record Place(int number, Route route, @Nullable String ruleId, RawData raw, boolean isVerbatim) {}

    /** The finished event; empty where it is too large even after cutting. */
    Optional<MappedEvent> finish(Composition.Part part, Place place) {
        EventDraft draft = part.draft();
        ClassWriter writer = part.writer();
        Envelope envelope = writer.envelope();
        JiraAuditRecord record = part.reading().view().record();
        envelope.writeRawData(place.raw(), place.isVerbatim(), draft);
        envelope.metadata().writeLabels(record, place.route(), place.ruleId(), draft);
        String uid = envelope.metadata().writeIdentity(record, place.number(), draft);
        Leftovers.write(part.reading(), draft);
        writer.observables().ifPresent(observables -> observables.write(draft));
        draft.finish();
        return sized(draft, envelope, record)
                .map(event -> new MappedEvent(
                        draft.eventClass().name(),
                        draft.eventClass().topic(),
                        Envelope.key(part.reading().view()),
                        uid,
                        place.route(),
                        event));
    }

    /** The event as it is, which is nearly always small enough, else what the limit leaves of it. */
    private Optional<EncodedRecord> sized(EventDraft draft, Envelope envelope, JiraAuditRecord record) {
        EncodedRecord whole = draft.encoded();
        if (!limit.isNear(whole.size())) {
            return Optional.of(whole);
        }
        EventLimit.Fit fit = limit.fit(draft.record());
        if (fit instanceof EventLimit.Fit.TooLarge) {
            return Optional.empty();
        }
        if (fit instanceof EventLimit.Fit.Cut cut) {
            Long before = record.getUntruncatedSize();
            envelope.metadata().writeTruncation(Math.max(cut.bytes(), before == null ? 0 : before), draft);
        }
        return Optional.of(draft.encoded());
    }
}
