// SPDX-License-Identifier: Apache-2.0
/** What records of a file become, without a stack: typed by the connector's own code, mapped by the normalizer's. */
@NullMarked
package dev.casewire.local.mapping;

import org.jspecify.annotations.NullMarked;
