// SPDX-License-Identifier: Apache-2.0
/** What the two sides owe each other in one field: a pure three-way merge per kind of field. */
@NullMarked
package dev.casewire.sync.field;

import org.jspecify.annotations.NullMarked;
