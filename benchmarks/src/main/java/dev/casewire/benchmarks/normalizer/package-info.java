// SPDX-License-Identifier: Apache-2.0
/** The normalizer against a topology that passes ready events on, and its mapping against parsing the same record. */
@NullMarked
package dev.casewire.benchmarks.normalizer;

import org.jspecify.annotations.NullMarked;
