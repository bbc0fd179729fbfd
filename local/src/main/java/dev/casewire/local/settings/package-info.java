// SPDX-License-Identifier: Apache-2.0
/** What the stack is asked to be: source, ports, overrides, and where the distribution lies. */
@NullMarked
package dev.casewire.local.settings;

import org.jspecify.annotations.NullMarked;
