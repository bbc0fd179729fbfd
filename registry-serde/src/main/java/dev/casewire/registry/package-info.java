// SPDX-License-Identifier: Apache-2.0
/** Avro on Kafka over any registry with the Confluent-compatible API. */
@NullMarked
package dev.casewire.registry;

import org.jspecify.annotations.NullMarked;
