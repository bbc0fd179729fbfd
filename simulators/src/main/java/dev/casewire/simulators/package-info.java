// SPDX-License-Identifier: Apache-2.0
/** Stand-ins for the outside world. */
@NullMarked
package dev.casewire.simulators;

import org.jspecify.annotations.NullMarked;
