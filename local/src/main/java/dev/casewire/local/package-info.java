// SPDX-License-Identifier: Apache-2.0
/** The embedded stack behind the casewire command. */
@NullMarked
package dev.casewire.local;

import org.jspecify.annotations.NullMarked;
