// SPDX-License-Identifier: Apache-2.0
/** An S3 server over a folder, and a front that mistreats its clients. */
@NullMarked
package dev.casewire.simulators.s3;

import org.jspecify.annotations.NullMarked;
