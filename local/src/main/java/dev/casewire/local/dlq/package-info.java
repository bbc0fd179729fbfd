// SPDX-License-Identifier: Apache-2.0
/** Dead letters of every part in one form: listed, shown, replayed. */
@NullMarked
package dev.casewire.local.dlq;

import org.jspecify.annotations.NullMarked;
