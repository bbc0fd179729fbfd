// SPDX-License-Identifier: Apache-2.0
/** OCSF events in the making: paths resolved once to positions in the emission profile, checks that no event breaks. */
@NullMarked
package dev.casewire.normalizer.event;

import org.jspecify.annotations.NullMarked;
