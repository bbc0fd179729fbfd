// SPDX-License-Identifier: Apache-2.0
/** Pairs that another integration made, as a list that becomes control records. */
@NullMarked
package dev.casewire.sync.adopt;

import org.jspecify.annotations.NullMarked;
