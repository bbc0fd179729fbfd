// SPDX-License-Identifier: Apache-2.0
/**
 * The Open Cybersecurity Schema Framework as Casewire needs it: facts per version, and the Avro schemas of what Casewire
 * writes.
 */
@NullMarked
package dev.casewire.schemas.ocsf;

import org.jspecify.annotations.NullMarked;
