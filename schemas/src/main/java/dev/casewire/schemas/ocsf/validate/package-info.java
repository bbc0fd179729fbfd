// SPDX-License-Identifier: Apache-2.0
/** Judges events against OCSF's facts: what a consumer that validates would accept, and what it would grumble about. */
@NullMarked
package dev.casewire.schemas.ocsf.validate;

import org.jspecify.annotations.NullMarked;
