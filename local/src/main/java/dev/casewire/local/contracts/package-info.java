// SPDX-License-Identifier: Apache-2.0
/** Brings topics and schemas to a cluster and a registry, the local ones or any other. */
@NullMarked
package dev.casewire.local.contracts;

import org.jspecify.annotations.NullMarked;
