// SPDX-License-Identifier: Apache-2.0
/** Audit records from a file, typed with the connector's own code. */
@NullMarked
package dev.casewire.local.feed;

import org.jspecify.annotations.NullMarked;
