// SPDX-License-Identifier: Apache-2.0
/** An audit record as rules read it: things with their parents, changes by name, and a tally of what has been read. */
@NullMarked
package dev.casewire.normalizer.audit;

import org.jspecify.annotations.NullMarked;
