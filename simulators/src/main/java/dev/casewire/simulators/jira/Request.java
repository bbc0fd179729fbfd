// SPDX-License-Identifier: Apache-2.0
package dev.casewire.simulators.jira;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param parameters of the query, decoded; of a repeated one the first
 * @param authorization the header as it came
 */
record Request(
        String method,
        String path,
        Map<String, String> parameters,
        @Nullable String authorization,
        String body) {}
