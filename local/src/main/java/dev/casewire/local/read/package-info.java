// SPDX-License-Identifier: Apache-2.0
/** Topics as plain JSON lines. */
@NullMarked
package dev.casewire.local.read;

import org.jspecify.annotations.NullMarked;
