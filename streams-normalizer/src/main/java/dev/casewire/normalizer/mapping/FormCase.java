// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.rule.Answers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one form with the same answers to their rule's conditions. The first is mapped; with the second it is learned
 * where texts go; from then on they are filled in. Ever more seldom (the 4th, 16th, 64th) a record is mapped as well: were its
 * events not the same to the last byte, no record would be filled in again by this case. Thread-safe.
 */
final class FormCase {
    private static final Logger log = LoggerFactory.getLogger(FormCase.class);

    private final Function<Source, MappingResult> mapping;
    private final Answers answers;
    private final EventLimit limit;
    private final IntConsumer learnedBytes;
    private final AtomicInteger seen = new AtomicInteger();
    private volatile @Nullable KnownForm known;
    private volatile boolean isGivenUp;

    /** @param learnedBytes is told how much there is to be kept of what was learned */
    FormCase(Function<Source, MappingResult> mapping, Answers answers, EventLimit limit, IntConsumer learnedBytes) {
        this.mapping = mapping;
        this.answers = answers;
        this.limit = limit;
        this.learnedBytes = learnedBytes;
    }

    /** What a record becomes. */
    MappingResult map(Sample.Values values) {
        int count = seen.incrementAndGet();
        KnownForm form = known;
        boolean isCompared = isCompared(count);
        if (form != null && !isCompared) {
            return form.fill(values, limit).orElseGet(() -> whole(values));
        }
        MappingResult result = whole(values);
        if (isCompared && !isGivenUp) {
            Optional.ofNullable(form).or(() -> learned(values)).ifPresent(it -> compare(it, values, result));
        }
        return result;
    }

    /** The second record, and powers of four. */
    private static boolean isCompared(int count) {
        boolean isPowerOfFour = Integer.bitCount(count) == 1 && Integer.numberOfTrailingZeros(count) % 2 == 0;
        return count == 2 || (count > 1 && isPowerOfFour);
    }

    /** Nothing is known of a form before it has made a record's events. */
    private void compare(KnownForm form, Sample.Values values, MappingResult result) {
        MappingResult filled = form.fill(values, limit).orElse(null);
        if (filled == null) {
            return;
        }
        if (!filled.equals(result)) {
            known = null;
            isGivenUp = true;
            log.warn(
                    "Records of one form become different events, so each is mapped by itself class={}",
                    form.className());
        } else if (known == null && !isGivenUp) {
            known = form;
            learnedBytes.accept(form.size());
        }
    }

    private MappingResult whole(Sample.Values values) {
        return mapping.apply(Source.of(values.record(), values.raw(), values.now()));
    }

    private Optional<KnownForm> learned(Sample.Values values) {
        Sample sample = Sample.of(values, answers);
        return mapping.apply(sample.source()) instanceof MappingResult.Mapped mapped
                ? KnownForm.of(
                        mapped.events(), sample.placeholders(), values.members().isPresent())
                : Optional.empty();
    }
}
