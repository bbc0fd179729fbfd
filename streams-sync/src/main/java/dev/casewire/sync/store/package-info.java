// SPDX-License-Identifier: Apache-2.0
/** State of the sync in Avro, without a registry, in records of bounded size. */
@NullMarked
package dev.casewire.sync.store;

import org.jspecify.annotations.NullMarked;
