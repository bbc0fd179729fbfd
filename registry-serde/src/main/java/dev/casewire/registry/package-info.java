// SPDX-License-Identifier: Apache-2.0
/** Client of a Confluent-compatible schema registry, and the Avro serde that stands on it. */
@NullMarked
package dev.casewire.registry;

import org.jspecify.annotations.NullMarked;
