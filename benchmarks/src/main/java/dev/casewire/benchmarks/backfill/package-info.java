// SPDX-License-Identifier: Apache-2.0
/** The Jira source's backfill against a bare HTTP client. */
@NullMarked
package dev.casewire.benchmarks.backfill;

import org.jspecify.annotations.NullMarked;
