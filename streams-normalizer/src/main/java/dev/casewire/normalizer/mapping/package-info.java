// SPDX-License-Identifier: Apache-2.0
/** How an audit record becomes OCSF events: rules bound to one OCSF version, the envelope that all events share, limits. */
@NullMarked
package dev.casewire.normalizer.mapping;

import org.jspecify.annotations.NullMarked;
