// SPDX-License-Identifier: Apache-2.0
/** Source connector for Jira. */
@NullMarked
package dev.casewire.jira.source;

import org.jspecify.annotations.NullMarked;
