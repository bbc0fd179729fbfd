// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.record;

/**
 * What tells a record from all others.
 *
 * @param site host of the Jira site, with its port where it is not the scheme's own
 * @param id the source's own id, or the hex SHA-256 of the record's canonical JSON
 * @param fromSource false where the id is the hash
 */
public record AuditIdentity(String site, Shape shape, String id, boolean fromSource) {}
