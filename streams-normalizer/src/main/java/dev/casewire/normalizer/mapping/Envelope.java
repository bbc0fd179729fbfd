// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.jira.JiraAuditRecord;
import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.NetworkAddresses;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.audit.Thing;
import dev.casewire.normalizer.event.EventClass;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventPath;
import dev.casewire.normalizer.event.EventSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every event of a class says alike: when, who, from where, how grave, in which words, out of which record. */
final class Envelope {
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;
    private static final int SHA_256 = 3;

    /** More names than these make no message. */
    private static final int MESSAGE_THINGS = 10;

    private final Metadata metadata;
    private final Actor actor;

    private final EventSlot time;
    private final EventSlot severityId;
    private final EventSlot statusId;
    private final EventSlot message;
    private final List<Endpoint> endpoints;
    private final EventSlot proxies;
    private final EventSlot rawData;
    private final EventSlot rawSize;
    private final EventSlot rawHash;
    private final EventSlot rawHashAlgorithm;

    Envelope(ClassBinding target) {
        EventClass to = target.eventClass();
        this.metadata = new Metadata(to);
        this.actor = new Actor(to);
        this.time = to.slot("time");
        this.severityId = to.slot("severity_id");
        this.statusId = to.slot("status_id");
        this.message = to.slot("message");
        this.endpoints = target.endpoints().stream()
                .map(attribute -> Endpoint.of(to, attribute))
                .toList();
        this.proxies = to.slot("src_endpoint.intermediate_ips");
        this.rawData = to.slot("raw_data");
        this.rawSize = to.slot("raw_data_size");
        this.rawHash = to.slot("raw_data_hash.value");
        this.rawHashAlgorithm = to.slot("raw_data_hash.algorithm_id");
    }

    Metadata metadata() {
        return metadata;
    }

    /** Writes all but the event's own identity and its raw data. */
    void write(AuditView view, BoundEvent event, int severity, Instant now, EventDraft draft) {
        JiraAuditRecord record = view.record();
        Instant happened = record.getCreated() == null ? record.getFetchedAt() : record.getCreated();
        time.put(draft, happened.toEpochMilli());
        severityId.put(draft, severity);
        statusId.put(draft, event.template().isFailure() ? FAILURE : SUCCESS);
        message.put(draft, message(view));
        actor.write(view, event, draft);
        writeSource(record, draft);
        metadata.write(record, now, draft);
    }

    private void writeSource(JiraAuditRecord record, EventDraft draft) {
        NetworkAddresses addresses = NetworkAddresses.parse(record.getRemoteAddress());
        if (addresses.ip() != null || addresses.name() != null) {
            for (Endpoint endpoint : endpoints) {
                endpoint.write(addresses, draft);
            }
        }
        proxies.put(draft, addresses.proxies().isEmpty() ? null : addresses.proxies());
        draft.unmapped("remote_address", addresses.isComplete() ? null : record.getRemoteAddress());
    }

    /** An attribute that tells where a request came from; a device needs a type, of which Jira says nothing. */
    private record Endpoint(EventSlot ip, EventSlot name, Optional<EventPath> requiredType) {
        private static final int UNKNOWN = 0;

        static Endpoint of(EventClass to, String attribute) {
            Optional<EventPath> type = attribute.equals("device") ? to.path(attribute + ".type_id") : Optional.empty();
            return new Endpoint(to.slot(attribute + ".ip"), to.slot(attribute + ".name"), type);
        }

        void write(NetworkAddresses addresses, EventDraft draft) {
            ip.put(draft, addresses.ip());
            name.put(draft, addresses.name());
            requiredType.ifPresent(path -> path.set(draft.record(), UNKNOWN));
        }
    }

    /**
     * Writes the source record's raw form.
     *
     * @param isVerbatim whether the text itself goes along, where the mode allows it
     */
    void writeRawData(RawData raw, boolean isVerbatim, EventDraft draft) {
        if (raw.sha256() == null) {
            return;
        }
        rawHash.put(draft, raw.hash());
        rawHashAlgorithm.put(draft, SHA_256);
        rawSize.put(draft, Math.toIntExact(raw.size()));
        if (isVerbatim) {
            rawData.put(draft, raw.text());
        } else if (raw.utf8() != null) {
            metadata.writeTruncation(raw.size(), draft);
        }
    }

    /** The source's own words, else caption and names of the things. */
    private static String message(AuditView view) {
        String description = Text.orNull(view.record().getDescription());
        if (description != null) {
            return description;
        }
        String caption = Text.firstOf(view.record().getAction(), view.record().getActionKey());
        StringBuilder message = new StringBuilder(caption == null ? "Unnamed act" : caption);
        List<String> names = new ArrayList<>();
        for (Thing thing : view.things()) {
            String name = thing.name() != null ? thing.name() : thing.id();
            if (name != null && !names.contains(name) && names.size() < MESSAGE_THINGS) {
                message.append(names.isEmpty() ? ": " : ", ").append(name);
                names.add(name);
            }
        }
        return message.toString();
    }

    /** What keys the event: the main thing's id, else its name, else the record's own id. */
    static String key(AuditView view) {
        String object = view.record().getId();
        for (Thing thing : view.things()) {
            String identity = thing.identity();
            if (identity != null) {
                object = identity;
                break;
            }
        }
        return MappedEvent.keyWithinLimit(Metadata.tenant(view.record()) + ":" + object);
    }
}
