// SPDX-License-Identifier: Apache-2.0
package dev.casewire.schemas.ocsf;

import java.util.List;
import java.util.Map;

/**
 * An object within events. Immutable.
 *
 * @param name name as OCSF writes it
 * @param caption name for people
 * @param constraints rules over the presence of attributes
 * @param attributes attributes by name, sorted by name; none for a free-form object
 */
public record OcsfObject(
        String name, String caption, List<OcsfConstraint> constraints, Map<String, OcsfAttribute> attributes)
        implements OcsfStructure {

    public OcsfObject {
        constraints = List.copyOf(constraints);
        attributes = Attributes.sorted(attributes);
    }
}
