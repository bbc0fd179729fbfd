// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.event.EventLimit;
import dev.casewire.normalizer.rule.Rule;
import dev.casewire.normalizer.rule.RuleSet;
import dev.casewire.schemas.ocsf.validate.EventTree;
import dev.casewire.schemas.ocsf.validate.Finding;
import dev.casewire.schemas.ocsf.validate.OcsfValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a Jira audit record into events of one OCSF version. Every record becomes at least one valid event: where its rule
 * cannot be followed, or it has none, the verb in its caption decides. For the same record, rules and options only
 * {@code metadata.processed_time} and the transformation's time differ. Thread-safe.
 */
final class AuditMapper {
    /** What the raw record may take in all events of one record together; beyond it, only the first event has it. */
    private static final long RAW_BYTES_PER_RECORD = 8L * 1024 * 1024;

    /** What the events of one record may hold together; beyond it, the record becomes one event. */
    private static final long BYTES_PER_RECORD = 32L * 1024 * 1024;

    private final Composer composer;
    private final Finisher finisher;
    private final MappingOptions options;
    private final Optional<OcsfValidator> validator;

    /**
     * Binds rules to a version.
     *
     * @throws IllegalArgumentException naming file, rule and problem where the rules do not fit the binding
     */
    AuditMapper(RuleSet rules, Binding binding, MappingOptions options) {
        this.composer = new Composer(rules, binding);
        this.finisher = new Finisher(new EventLimit(options.eventBytesMax()));
        this.options = options;
        this.validator =
                options.isValidated() ? Optional.of(OcsfValidator.ofVersion(binding.version())) : Optional.empty();
    }

    /** The record's events. */
    MappingResult map(Source source) {
        MappingResult result = mapped(source);
        return validator.isPresent() && result instanceof MappingResult.Mapped made
                ? judged(validator.get(), made)
                : result;
    }

    /** Where and why, but not what: findings hold values of the record. */
    private static MappingResult judged(OcsfValidator validator, MappingResult.Mapped made) {
        for (MappedEvent event : made.events()) {
            List<Finding> errors = validator.errors(EventTree.of(event.record()));
            if (!errors.isEmpty()) {
                return new MappingResult.Refused("an event of the record is no valid " + event.className() + ": "
                        + errors.get(0).rule() + " at '" + errors.get(0).path() + "', " + errors.size() + " errors");
            }
        }
        return made;
    }

    private MappingResult mapped(Source source) {
        Optional<Rule> rule = composer.find(source.view().record());
        if (rule.isEmpty()) {
            return fallback(source, null, 0, Optional.empty());
        }
        String ruleId = rule.get().id();
        Composition composition = composer.compose(source, rule.get());
        if (composition.isEmpty()) {
            return fallback(source, ruleId, composition.faultSeverity(), composition.fault());
        }
        composition
                .fault()
                .ifPresent(fault ->
                        composition.add(composer.fallback(source, composition.faultSeverity(), Optional.of(fault))));
        return finish(source, ruleId, composition.parts());
    }

    /**
     * What is asked of a record of this kind before its events are made; empty where its texts are looked at besides, not only
     * carried.
     */
    Optional<Asked> asked(JiraAuditRecord record) {
        Optional<Rule> rule = composer.find(record);
        return rule.isEmpty() || composer.onlyCarries(rule.get())
                ? Optional.of(rule.map(Asked::of).orElse(Asked.NOTHING))
                : Optional.empty();
    }

    private MappingResult finish(Source source, String ruleId, List<Composition.Part> parts) {
        int count = parts.size();
        boolean fitsEvery = source.raw().size() * count <= RAW_BYTES_PER_RECORD;
        List<MappedEvent> events = new ArrayList<>(count);
        long bytes = 0;
        for (int i = 0; i < count; i++) {
            int number = count == 1 ? 0 : i + 1;
            Composition.Part part = parts.get(i);
            var place = new Finisher.Place(number, part.route(), ruleId, source.raw(), i == 0 || fitsEvery);
            Optional<MappedEvent> event = finisher.finish(part, place);
            if (event.isEmpty()) {
                return tooLarge();
            }
            events.add(event.get());
            bytes += event.get().record().size();
            if (bytes > BYTES_PER_RECORD) {
                return fallback(source, ruleId, 0, Optional.of(count + " events are too large together"));
            }
        }
        return new MappingResult.Mapped(events);
    }

    private MappingResult fallback(
            Source source, @Nullable String ruleId, int leastSeverity, Optional<String> ruleFault) {
        Composition.Part part = composer.fallback(source, leastSeverity, ruleFault);
        return finisher.finish(part, new Finisher.Place(0, part.route(), ruleId, source.raw(), true))
                .<MappingResult>map(event -> new MappingResult.Mapped(List.of(event)))
                .orElseGet(this::tooLarge);
    }

    private MappingResult tooLarge() {
        return new MappingResult.Refused("an event of the record is larger than " + options.eventBytesMax()
                + " bytes even after cutting its texts");
    }
}
