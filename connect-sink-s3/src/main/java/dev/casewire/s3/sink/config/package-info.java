// SPDX-License-Identifier: Apache-2.0
/** The settings of the connector: one fragment for each concern, composed by {@link dev.casewire.s3.sink.config.S3SinkConfig}. */
@NullMarked
package dev.casewire.s3.sink.config;

import org.jspecify.annotations.NullMarked;
