// SPDX-License-Identifier: Apache-2.0
/** Rules as data: which records a rule is for, which intents they express, what of the record goes where. */
@NullMarked
package dev.casewire.normalizer.rule;

import org.jspecify.annotations.NullMarked;
