// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Attributes by name in a fixed order, so that everything generated from them has one. */
final class Attributes {
    private Attributes() {}

    static Map<String, OcsfAttribute> sorted(Map<String, OcsfAttribute> attributes) {
        return Collections.unmodifiableMap(new TreeMap<>(attributes));
    }
}
