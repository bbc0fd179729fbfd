// SPDX-License-Identifier: Apache-2.0
/** Object keys: where in the bucket an object goes, and a name that a replay finds again. */
@NullMarked
package dev.casewire.s3.sink.layout;

import org.jspecify.annotations.NullMarked;
