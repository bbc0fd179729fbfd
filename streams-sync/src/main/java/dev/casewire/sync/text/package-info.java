// SPDX-License-Identifier: Apache-2.0
/** One canonical form of text, from and to Jira's document format and wiki text, shortened and patched without loss. */
@NullMarked
package dev.casewire.sync.text;

import org.jspecify.annotations.NullMarked;
