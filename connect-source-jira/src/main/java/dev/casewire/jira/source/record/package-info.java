// SPDX-License-Identifier: Apache-2.0
/** Jira's audit records as typed values: from source JSON in any shape, and on to Connect's data. */
@NullMarked
package dev.casewire.jira.source.record;

import org.jspecify.annotations.NullMarked;
