// SPDX-License-Identifier: Apache-2.0
/** The commands of ./casewire. */
@NullMarked
package dev.casewire.local.cli;

import org.jspecify.annotations.NullMarked;
