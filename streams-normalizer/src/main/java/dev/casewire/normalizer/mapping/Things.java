// SPDX-License-Identifier: Apache-2.0
package dev.casewire.normalizer.mapping;

import dev.casewire.normalizer.audit.AuditView;
import dev.casewire.normalizer.audit.Reading;
import dev.casewire.normalizer.audit.Text;
import dev.casewire.normalizer.audit.Thing;
import dev.casewire.normalizer.event.EventDraft;
import dev.casewire.normalizer.event.EventList;
import dev.casewire.normalizer.event.FlatRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the touched things that no rule placed to a class's list of them, up to {@value #MOST}. */
final class Things {
    /** Jira names a handful; whatever is beyond goes to {@code unmapped}. */
    private static final int MOST = 200;

    private final EventList list;
    private final int uid;
    private final int name;
    private final int type;
    private final int url;

    Things(EventList list) {
        this.list = list;
        this.uid = list.attribute("uid");
        this.name = list.attribute("name");
        this.type = list.attribute("type");
        this.url = list.attribute("url_string");
    }

    void write(Reading reading, EventDraft draft) {
        List<Thing> things = reading.view().things();
        for (int i = 0; i < things.size() && list.size(draft) < MOST; i++) {
            Thing thing = things.get(i);
            if (thing.isIdentified() && !reading.hasRead(i)) {
                FlatRecord element = list.add(draft);
                put(element, uid, reading.field(i, Reading.Field.ID));
                put(element, name, reading.field(i, Reading.Field.NAME));
                put(element, type, reading.field(i, Reading.Field.TYPE));
                put(element, url, url(reading, i));
            }
        }
        if (list.size(draft) == 0) {
            addSite(reading.view(), draft);
        }
    }

    /** An act without a thing is one on the site itself. */
    private void addSite(AuditView view, EventDraft draft) {
        FlatRecord element = list.add(draft);
        String site = Text.firstOf(view.record().getSite(), view.record().getSystem());
        put(element, name, site == null ? "Jira" : site);
        put(element, type, "SITE");
    }

    /** Only an absolute link is one for whoever reads the event. */
    private static @Nullable String url(Reading reading, int thing) {
        String uri = reading.view().things().get(thing).uri();
        if (uri == null || !(uri.startsWith(Thing.HTTPS) || uri.startsWith(Thing.HTTP))) {
            return null;
        }
        return reading.field(thing, Reading.Field.URI);
    }

    private static void put(FlatRecord element, int place, @Nullable String value) {
        if (place >= 0 && value != null) {
            element.put(place, value);
        }
    }
}
