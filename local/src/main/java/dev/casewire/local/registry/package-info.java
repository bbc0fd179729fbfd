// SPDX-License-Identifier: Apache-2.0
/** The schema registry, a child process, and its subjects. */
@NullMarked
package dev.casewire.local.registry;

import org.jspecify.annotations.NullMarked;
