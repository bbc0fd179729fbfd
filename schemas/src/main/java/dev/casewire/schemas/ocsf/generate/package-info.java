// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the committed files of this module that follow from others: facts from a compiled OCSF, Avro schemas from facts and
 * emission profiles, the schema history and the topics' reference page. Not needed at run time.
 */
@NullMarked
package dev.casewire.schemas.ocsf.generate;

import org.jspecify.annotations.NullMarked;
