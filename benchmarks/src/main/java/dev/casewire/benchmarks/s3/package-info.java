// SPDX-License-Identifier: Apache-2.0
/** The S3 sink against the same Parquet objects written bare. */
@NullMarked
package dev.casewire.benchmarks.s3;

import org.jspecify.annotations.NullMarked;
