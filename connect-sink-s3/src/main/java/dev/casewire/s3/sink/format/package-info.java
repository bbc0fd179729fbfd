// SPDX-License-Identifier: Apache-2.0
/** How records become the bytes of an object. */
@NullMarked
package dev.casewire.s3.sink.format;

import org.jspecify.annotations.NullMarked;
