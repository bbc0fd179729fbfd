// SPDX-License-Identifier: Apache-2.0
package dev.casewire.local.status;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the source has read, by its own newest heartbeat.
 *
 * @param cursor everything visible up to here has been emitted
 * @param bulkReadComplete true once the present was reached for the first time
 * @param status reading, throttled or failing
 * @param problem why, where it is not reading
 */
public record SourceCursor(
        Instant cursor,
        boolean bulkReadComplete,
        String status,
        @Nullable String problem) {}
