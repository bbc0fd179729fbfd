// SPDX-License-Identifier: Apache-2.0
/** The contracts that every part of Casewire reads: topics, Avro schemas and OCSF facts. */
@NullMarked
package dev.casewire.schemas;

import org.jspecify.annotations.NullMarked;
