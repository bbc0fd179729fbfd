// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local;

import java.time.Duration;

/** Told about each part of the stack as it comes up. */
@FunctionalInterface
public interface Progress {

    /** Says nothing. */
    Progress SILENT = (part, took) -> {};

    /** A part works, this long after its start was begun. */
    void ready(String part, Duration took);
}
