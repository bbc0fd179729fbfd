// SPDX-License-Identifier: Apache-2.0
/** The one YAML file that says what is kept in step and how, as validated records. */
@NullMarked
package dev.casewire.sync.config;

import org.jspecify.annotations.NullMarked;
