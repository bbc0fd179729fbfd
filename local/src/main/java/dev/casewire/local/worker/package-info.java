// SPDX-License-Identifier: Apache-2.0
/** The embedded Connect worker, its plugins and the connectors deployed on it. */
@NullMarked
package dev.casewire.local.worker;

import org.jspecify.annotations.NullMarked;
