// SPDX-License-Identifier: Apache-2.0
/** What the running stack tells about itself: counts, lag, and when it has settled. */
@NullMarked
package dev.casewire.local.status;

import org.jspecify.annotations.NullMarked;
