// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the audit log without gap and without double: which window to ask for, when a window has been read, what has been
 * emitted, and where to go on after a crash. Pure: no Kafka, no HTTP, no clock.
 */
@NullMarked
package dev.casewire.jira.source.cursor;

import org.jspecify.annotations.NullMarked;
