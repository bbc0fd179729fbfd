// SPDX-License-Identifier: Apache-2.0
/** One link: its state, its events, and the one pure transition between them. */
@NullMarked
package dev.casewire.sync.link;

import org.jspecify.annotations.NullMarked;
