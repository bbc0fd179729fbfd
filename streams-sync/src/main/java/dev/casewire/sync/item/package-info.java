// SPDX-License-Identifier: Apache-2.0
/** Comments, attachments and our own notes: originals and their copies in parts. */
@NullMarked
package dev.casewire.sync.item;

import org.jspecify.annotations.NullMarked;
