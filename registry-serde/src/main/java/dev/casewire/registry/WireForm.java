// SPDX-License-Identifier: Apache-2.0
package dev.casewire.registry;

import java.util.function.Supplier;
import org.apache.avro.Schema;

/**
 * How data of one kind becomes bytes.
 *
 * @param schema what they are written by; the same instance for all data of the kind
 * @param contract what is registered for it, which may differ in what is not on the wire, such as custom properties; asked for once
 *     per subject
 */
public record WireForm(Schema schema, Supplier<Schema> contract, ValueWriter writer) {}
