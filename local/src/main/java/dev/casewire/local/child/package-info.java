// SPDX-License-Identifier: Apache-2.0
/** Child processes that end when their parent does. */
@NullMarked
package dev.casewire.local.child;

import org.jspecify.annotations.NullMarked;
