// SPDX-License-Identifier: Apache-2.0
/** The Connect converter: Connect data to Avro in the registry's wire format, and back. */
@NullMarked
package dev.casewire.registry.connect;

import org.jspecify.annotations.NullMarked;
