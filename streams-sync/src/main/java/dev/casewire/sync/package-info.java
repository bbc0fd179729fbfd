// SPDX-License-Identifier: Apache-2.0
/** The app that keeps Security Incident Response cases and Jira issues in step. */
@NullMarked
package dev.casewire.sync;

import org.jspecify.annotations.NullMarked;
