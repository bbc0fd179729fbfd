// SPDX-License-Identifier: Apache-2.0
/** What the transition of the two-way sync costs. */
@NullMarked
package dev.casewire.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
