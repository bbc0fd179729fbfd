// SPDX-License-Identifier: Apache-2.0
/** What every connector shares. */
@NullMarked
package dev.casewire.connect;

import org.jspecify.annotations.NullMarked;
