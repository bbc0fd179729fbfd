// SPDX-License-Identifier: Apache-2.0
/** Sink connector for S3. */
@NullMarked
package dev.casewire.s3.sink;

import org.jspecify.annotations.NullMarked;
