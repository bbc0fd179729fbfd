// SPDX-License-Identifier: Apache-2.0
/** Case statuses, the graph of moves that the Security IR API allows, and the configured relation to Jira's. */
@NullMarked
package dev.casewire.sync.status;

import org.jspecify.annotations.NullMarked;
