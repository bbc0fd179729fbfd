// SPDX-License-Identifier: Apache-2.0
/** The two stages around the pure functions: which link a thing belongs to, and what a link owes its things. */
@NullMarked
package dev.casewire.sync.topology;

import org.jspecify.annotations.NullMarked;
