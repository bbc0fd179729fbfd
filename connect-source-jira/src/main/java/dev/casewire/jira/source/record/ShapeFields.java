// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one shape keeps the parts of a record. */
interface ShapeFields {
    /** Name of the field that holds the time of the act. */
    String timeField();

    AuditAct act();

    @Nullable
    AuditAuthor author();

    AuditOrigin origin();

    List<AuditObject> objects();

    List<AuditChange> changes();

    List<AuditAttribute> attributes();
}
