// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer;

import dev.casewire.normalizer.mapping.RecordMapping;
import dev.casewire.normalizer.mapping.RuleFolder;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules that map records now. Rules of an overlay folder are read again when its files change; files that are refused
 * leave the running rules, and the log says why, once for each content. Thread-safe.
 */
final class RunningRules {
    private static final Logger log = LoggerFactory.getLogger(RunningRules.class);

    private final Optional<Reload> reload;
    private volatile RecordMapping mapping;

    private record Reload(RuleFolder folder, Source source, Duration interval) {}

    /** Makes a mapping of the rules as they are now. */
    interface Source {
        /** @throws IllegalArgumentException naming file, line, rule and problem */
        RecordMapping load();
    }

    private RunningRules(RecordMapping mapping, Optional<Reload> reload) {
        this.mapping = mapping;
        this.reload = reload;
    }

    /** Rules that stay as they are. */
    static RunningRules fixed(RecordMapping mapping) {
        return new RunningRules(mapping, Optional.empty());
    }

    /**
     * Rules that follow a folder.
     *
     * @throws IllegalArgumentException naming file, line, rule and problem where the rules of now are refused
     */
    static RunningRules following(RuleFolder folder, Source source, Duration interval) {
        folder.hasChanged();
        return new RunningRules(source.load(), Optional.of(new Reload(folder, source, interval)));
    }

    RecordMapping mapping() {
        return mapping;
    }

    /** How often to look for changes; empty where the rules stay as they are. */
    Optional<Duration> reloadInterval() {
        return reload.map(Reload::interval);
    }

    /** Takes up changed files. */
    synchronized void reloadIfChanged() {
        if (reload.isEmpty() || !reload.get().folder().hasChanged()) {
            return;
        }
        try {
            mapping = reload.get().source().load();
            log.info("Rules reloaded folder={} rules={}", reload.get().folder(), mapping.ruleSetUid());
        } catch (IllegalArgumentException e) {
            log.error(
                    "Changed rules are refused, those of before go on folder={} rules={} cause={}",
                    reload.get().folder(),
                    mapping.ruleSetUid(),
                    e.getMessage());
        }
    }
}
