// SPDX-License-Identifier: Apache-2.0
/** REST client for Jira with typed outcomes. */
@NullMarked
package dev.casewire.jira.client;

import org.jspecify.annotations.NullMarked;
