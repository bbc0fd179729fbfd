// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

import org.jspecify.annotations.Nullable;

/**
 * A thing that the act touched.
 *
 * @param role object (objectItem), associated (associatedItems) or affected (affectedObjects)
 */
public record AuditObject(
        String role,
        @Nullable String id,
        @Nullable String name,
        @Nullable String typeName,
        @Nullable String parentId,
        @Nullable String parentName,
        @Nullable String uri) {}
