// SPDX-License-Identifier: Apache-2.0
/** What several benchmarks share. */
@NullMarked
package dev.casewire.benchmarks;

import org.jspecify.annotations.NullMarked;
