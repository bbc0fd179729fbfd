// SPDX-License-Identifier: Apache-2.0
/** Turns raw records into OCSF events. */
@NullMarked
package dev.casewire.normalizer;

import org.jspecify.annotations.NullMarked;
