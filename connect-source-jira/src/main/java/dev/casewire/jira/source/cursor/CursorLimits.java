// SPDX-License-Identifier: Apache-2.0
package dev.casewire.jira.source.cursor;

import java.time.Duration;

/**
 * How the audit log is cut into windows and how often it is asked.
 *
 * @param pollInterval from one look for new rows to the next
 * @param horizon how late a row may become visible and still be found
 * @param horizonInterval from one re-read of the horizon to the next
 * @param pageSize rows asked for at once
 * @param pagesMax pages that one window may have
 * @param bytesMax characters of source JSON that one window may hold
 * @param windowInitial width of the first window
 * @param windowMax widest window
 */
public record CursorLimits(
        Duration pollInterval,
        Duration horizon,
        Duration horizonInterval,
        int pageSize,
        int pagesMax,
        long bytesMax,
        Duration windowInitial,
        Duration windowMax) {}
