// SPDX-License-Identifier: Apache-2.0
/** Ids and versions as types, so that they cannot be swapped. */
@NullMarked
package dev.casewire.sync.id;

import org.jspecify.annotations.NullMarked;
