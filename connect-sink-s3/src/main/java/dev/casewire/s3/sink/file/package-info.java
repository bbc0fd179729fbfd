// SPDX-License-Identifier: Apache-2.0
/** Open files: what has been consumed and is not in the bucket yet. */
@NullMarked
package dev.casewire.s3.sink.file;

import org.jspecify.annotations.NullMarked;
