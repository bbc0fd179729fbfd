// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.rule.Answers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one form with the same answers to their rule's conditions. The first is mapped; with the second it is learned
 * where texts go; from then on they are filled in. Ever more seldom (the 4th, 8th, 16th) a record is mapped as well: were its
 * events not the same to the last byte, no record of the form would be filled in again. Thread-safe.
 */
final class FormCase {
    private static final Logger log = LoggerFactory.getLogger(FormCase.class);
    private static final int LEARNS = 2;

    private final Function<Source, MappingResult> mapping;
    private final Answers answers;
    private final EventLimit limit;
    private final AtomicInteger seen = new AtomicInteger();
    private volatile @Nullable KnownForm known;

    FormCase(Function<Source, MappingResult> mapping, Answers answers, EventLimit limit) {
        this.mapping = mapping;
        this.answers = answers;
        this.limit = limit;
    }

    /** What a record becomes. */
    MappingResult map(Sample.Values values) {
        int count = seen.incrementAndGet();
        KnownForm form = known;
        boolean isPowerOfTwo = (count & (count - 1)) == 0;
        if (form != null && !isPowerOfTwo) {
            return form.fill(values, limit).orElseGet(() -> whole(values));
        }
        MappingResult result = whole(values);
        if (count == LEARNS) {
            learned(values).filter(it -> agrees(it, values, result)).ifPresent(it -> known = it);
        } else if (form != null && !agrees(form, values, result)) {
            known = null;
        }
        return result;
    }

    private boolean agrees(KnownForm form, Sample.Values values, MappingResult result) {
        boolean agrees = form.fill(values, limit).map(result::equals).orElse(true);
        if (!agrees) {
            log.warn(
                    "Records of one form do not become the same, so each is mapped by itself actionKey={} shape={}",
                    values.record().getActionKey(),
                    values.record().getShape());
        }
        return agrees;
    }

    private MappingResult whole(Sample.Values values) {
        return mapping.apply(new Source(AuditView.of(values.record()), values.raw(), values.now(), Answers.OF_RECORD));
    }

    private Optional<KnownForm> learned(Sample.Values values) {
        Sample sample = Sample.of(values, answers);
        return mapping.apply(sample.source()) instanceof MappingResult.Mapped mapped
                ? KnownForm.of(mapped.events(), sample.placeholders())
                : Optional.empty();
    }
}
