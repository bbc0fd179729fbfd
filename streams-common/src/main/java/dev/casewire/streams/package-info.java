// SPDX-License-Identifier: Apache-2.0
/** What every Kafka Streams app of Casewire shares. */
@NullMarked
package dev.casewire.streams;

import org.jspecify.annotations.NullMarked;
