// SPDX-License-Identifier: Apache-2.0
/** The embedded KRaft broker and its topics. */
@NullMarked
package dev.casewire.local.broker;

import org.jspecify.annotations.NullMarked;
