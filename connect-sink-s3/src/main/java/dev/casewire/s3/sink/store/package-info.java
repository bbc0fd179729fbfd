// SPDX-License-Identifier: Apache-2.0
/** The bucket: uploads, what can go wrong with them, and its settings. */
@NullMarked
package dev.casewire.s3.sink.store;

import org.jspecify.annotations.NullMarked;
