// SPDX-License-Identifier: Apache-2.0
/**
 * A stand-in for a Jira Cloud site: the audit API with its quirks, and faults on request. What it reproduces, and on what
 * evidence, stands in the module's README.
 */
@NullMarked
package dev.casewire.simulators.jira;

import org.jspecify.annotations.NullMarked;
