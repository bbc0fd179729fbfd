// SPDX-License-Identifier: Apache-2.0
/** Which link a thing belongs to: claims, stamps, births. */
@NullMarked
package dev.casewire.sync.identity;

import org.jspecify.annotations.NullMarked;
