// SPDX-License-Identifier: Apache-2.0
/** Our serializer and deserializer beside Confluent's. */
@NullMarked
package dev.casewire.benchmarks.serde;

import org.jspecify.annotations.NullMarked;
