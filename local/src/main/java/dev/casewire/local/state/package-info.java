// SPDX-License-Identifier: Apache-2.0
/** The state folder: what survives a stop, a crash and a kill. */
@NullMarked
package dev.casewire.local.state;

import org.jspecify.annotations.NullMarked;
